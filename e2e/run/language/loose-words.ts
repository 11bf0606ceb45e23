import ts from "typescript";
import { PRIORITIES, STATUSES } from "#server/core/terms.ts";
import { hasSchemas, isOfDocument, isSaidBySchema } from "./schema-words.ts";

/** What is not read by anybody, or not as words. */
const UNREAD: ReadonlySet<string> = new Set(
  "className href type id name role rel target method action autoComplete inputMode dir lang key htmlFor src tone variant size side align form d viewBox".split(
    " ",
  ),
);
/** Calls whose strings are not shown: classes, keys of queries, beginnings that are looked for, errors of programmers. */
const UNSHOWN_CALLS =
  /^(cn|cva|cx|clsx|useTranslations|getTranslations|say|t|require|matchMedia|startsWith|querySelector\w*|closest|RegExp|Error|TypeError|TRPCClientError)$/;
/** Properties and constants whose text somebody reads, be it one word or a value of the vocabulary: `{ label: "Open" }`. */
const READ =
  /^(.*[a-z_])?["']?(aria-)?(label|title|text|hint|placeholder|description|heading|legend|caption|tooltip)["']?$/i;
/** One word that begins like a sentence: what is said where there is nothing else to say. */
const WORD = /^\p{Lu}\p{Ll}+$/u;
/** More than one word that begins like a sentence, or a sentence's end, or a whole sentence behind a name. */
const SENTENCE = /^\p{Lu}[\p{L}’'-]*,? \p{L}|^\p{Lu}?[\p{L}’' -]{3,}(?<!-)[.…?!]$|^… \p{L}.*[.?!]$/u;
const LETTERS = /\p{L}{2}/u;
const NAMES: ReadonlySet<string> = new Set(["QuickFix", "GitHub", "Google", "Ctrl", "Enter", "Esc", "Shift", "COMP"]);
/** Values of the vocabulary: as such they are compared and stored, and what they are called stands in `terms`. */
const VALUES: ReadonlySet<string> = new Set([...STATUSES, ...PRIORITIES]);

export interface Loose {
  readonly line: number;
  readonly words: string;
}

/** Words that a page shows and that stand in its source, instead of in the files of `server/language`. */
export function findLooseWords(fileName: string, source: string): Loose[] {
  const file = ts.createSourceFile(
    fileName,
    source,
    ts.ScriptTarget.Latest,
    true,
    fileName.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const found: Loose[] = [];
  const isSchema = hasSchemas(file);
  const report = (node: ts.Node, words: string) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    found.push({ line: line + 1, words: words.trim().slice(0, 60) });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && hasWords(node.text)) report(node, node.text);
    const text = textOf(node);
    if (text !== null && hasWords(text)) {
      const isSaid = isSchema && isSaidBySchema(node);
      if (isSaid || (isShown(node, text) && !(isSchema && isOfDocument(node)))) report(node, text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join("…");
  return null;
}

function hasWords(text: string): boolean {
  return text.split(/[\s…·:,()/]+/u).some((word) => LETTERS.test(word) && !NAMES.has(word.replace(/-\d+$/, "")));
}

/** Whether somebody reads it: a child of an element, one of its attributes that are read, or a sentence anywhere. */
function isShown(node: ts.Node, text: string): boolean {
  const { parent } = node;
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isLiteralTypeNode(parent)) return false;
  if (ts.isBinaryExpression(parent) && isComparison(parent.operatorToken.kind)) return false;
  if (ts.isCaseClause(parent) || (ts.isPropertyAssignment(parent) && parent.name === node)) return false;
  if (ts.isElementAccessExpression(parent)) return false;
  if (isRead(node) && /^\p{Lu}|\s/u.test(text)) return true;
  if (isInstead(node) && WORD.test(text) && !VALUES.has(text)) return true;
  for (let at: ts.Node = node; at.parent; at = at.parent) {
    if (ts.isPropertyAssignment(at) && at.name.getText() === "classNames") return false;
    if (ts.isJsxAttribute(at)) {
      const isValue = VALUES.has(text) && node !== at.initializer;
      return !isUnread(at.name.getText()) && !isValue && /^\p{Lu}|\s/u.test(text);
    }
    if (ts.isJsxExpression(at) && !ts.isJsxAttribute(at.parent)) return isValueOf(node, at) || SENTENCE.test(text);
    if (ts.isCallExpression(at) && UNSHOWN_CALLS.test(nameOf(at.expression))) return false;
    if (ts.isNewExpression(at) && UNSHOWN_CALLS.test(nameOf(at.expression))) return false;
    if (ts.isStatement(at) && !ts.isExpressionStatement(at)) break;
  }
  return SENTENCE.test(text) && !VALUES.has(text);
}

/** Whether it is what a property, a constant or a message above the page says. */
function isRead(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isConditionalExpression(parent) && parent.condition !== node) return isRead(parent);
  if (ts.isPropertyAssignment(parent)) return READ.test(parent.name.getText());
  if (ts.isVariableDeclaration(parent)) return READ.test(parent.name.getText());
  return ts.isCallExpression(parent) && parent.arguments[0] === node && /^toast\b/.test(parent.expression.getText());
}

/** Whether it stands for something that is not there, or is one of two. */
function isInstead({ parent }: ts.Node): boolean {
  if (ts.isConditionalExpression(parent)) return true;
  if (!ts.isBinaryExpression(parent)) return false;
  const { kind } = parent.operatorToken;
  return kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken;
}

function isUnread(attribute: string): boolean {
  return UNREAD.has(attribute) || attribute.startsWith("data-") || /Class(Name)?$/.test(attribute);
}

function isComparison(kind: ts.SyntaxKind): boolean {
  return kind === ts.SyntaxKind.EqualsEqualsEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsEqualsToken;
}

function nameOf(expression: ts.Expression): string {
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
}

/** Whether the braces show this very string: as it is, or as one of two. */
function isValueOf(node: ts.Node, braces: ts.JsxExpression): boolean {
  for (let at = node; at !== braces; at = at.parent) {
    const { parent } = at;
    const isPassedOn =
      parent === braces ||
      ts.isParenthesizedExpression(parent) ||
      ts.isBinaryExpression(parent) ||
      (ts.isConditionalExpression(parent) && parent.condition !== at);
    if (!isPassedOn) return false;
  }
  return true;
}
