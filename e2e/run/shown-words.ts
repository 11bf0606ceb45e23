import ts from "typescript";

/** What people's words are called where they are shown. */
const WORDS: ReadonlySet<string> = new Set([
  "title",
  "name",
  "author",
  "description",
  "category",
  "email",
  "createdBy",
]);
const ISOLATING: ReadonlySet<string> = new Set(["Words", "Title", "Name", "bdi"]);
const TYPED: ReadonlySet<string> = new Set(["textarea", "Command.Input"]);
/** Inputs in which nobody writes words. */
const NOT_WRITTEN: ReadonlySet<string> = new Set(["radio", "checkbox", "date"]);

/** What shows one of its sides, or both. A comparison shows neither. */
const EITHER: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.PlusToken,
]);

export interface Bare {
  readonly line: number;
  readonly expression: string;
}

/**
 * Where a page shows what people wrote without a direction of its own, or lets them write without one: words among an
 * element's children, words put into a sentence, fields. Attributes with nothing but the words are theirs alone, and labels
 * for screen readers are not seen.
 */
export function findBareWords(fileName: string, source: string): Bare[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: Bare[] = [];
  const report = (node: ts.Node) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    found.push({ line: line + 1, expression: node.getText(file).slice(0, 60) });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent)) {
      if (!isIsolated(node)) wordsIn(node.expression).forEach(report);
    }
    if (ts.isTemplateSpan(node) && !isUnseen(node)) wordsIn(node.expression).forEach(report);
    if ((ts.isJsxSelfClosingElement(node) || ts.isJsxOpeningElement(node)) && isBareField(node)) report(node.tagName);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The parts of an expression that end up on the page as they are, if people wrote them. */
function wordsIn(expression: ts.Expression): ts.Expression[] {
  if (ts.isParenthesizedExpression(expression)) return wordsIn(expression.expression);
  if (ts.isConditionalExpression(expression)) {
    return [...wordsIn(expression.whenTrue), ...wordsIn(expression.whenFalse)];
  }
  if (ts.isBinaryExpression(expression)) {
    const { left, right, operatorToken } = expression;
    if (EITHER.has(operatorToken.kind)) return [...wordsIn(left), ...wordsIn(right)];
    return operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken ? wordsIn(right) : [];
  }
  if (ts.isPropertyAccessExpression(expression)) return WORDS.has(expression.name.text) ? [expression] : [];
  return ts.isIdentifier(expression) && WORDS.has(expression.text) ? [expression] : [];
}

function isIsolated(node: ts.Node): boolean {
  const { parent } = node;
  if (!ts.isJsxElement(parent)) return false;
  const { tagName, attributes } = parent.openingElement;
  return ISOLATING.has(tagName.getText()) || hasAttribute(attributes, "dir");
}

/** In an attribute that names or finds something, or a name for machines. */
function isUnseen(node: ts.Node): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (ts.isJsxAttribute(at)) return !["title", "placeholder", "description"].includes(at.name.getText());
    if (ts.isJsxElement(at)) return false;
  }
  return false;
}

function isBareField({ tagName, attributes }: ts.JsxSelfClosingElement | ts.JsxOpeningElement): boolean {
  const tag = tagName.getText();
  if (TYPED.has(tag)) return !hasAttribute(attributes, "dir");
  if (tag !== "input") return false;
  const type = attributes.properties.find((each) => ts.isJsxAttribute(each) && each.name.getText() === "type");
  const isWritten = !(
    type &&
    ts.isJsxAttribute(type) &&
    NOT_WRITTEN.has(type.initializer?.getText().slice(1, -1) ?? "")
  );
  return isWritten && !hasAttribute(attributes, "dir");
}

function hasAttribute(attributes: ts.JsxAttributes, name: string): boolean {
  return attributes.properties.some((each) => ts.isJsxAttribute(each) && each.name.getText() === name);
}
