import ts from "typescript";
import { namespaceOf } from "./who-says.ts";

/** A place where something is said. */
export interface Saying {
  readonly line: number;
  /** The whole name of the message, with a star for what is not known before it is said: "ui.filter.unknown.*". */
  readonly key: string;
  /** The names of the values that are put in; null where the source does not list them. */
  readonly given: readonly string[] | null;
  /** Given whether the message has a place for them or not, as limits are to what a schema says. */
  readonly isOffered?: true;
}

/** Under these a schema of text is given its messages (`server/core/text.ts`), and gives them its limits. */
const OF_LIMITS = /^(tooShort|tooLong|missing)$/;
const LIMITS = ["min", "max"];
const WAYS: ReadonlySet<string> = new Set(["rich", "markup", "has", "raw"]);
const SAYS = /^(t|say\w*)$/;

/** Everything that a file says, or names to be said later. `parts`: the files of messages that there are. */
export function findSayings(fileName: string, source: string, parts: readonly string[]): Saying[] {
  const kind = fileName.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true, kind);
  const found: Saying[] = [];
  const isNamed = (key: string) => parts.some((part) => key.startsWith(`${part}.`));
  const report = (
    node: ts.Node,
    keys: readonly string[],
    given: readonly string[] | null,
    more: Pick<Saying, "isOffered"> = {},
  ) => {
    const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
    for (const key of keys) if (/[^*.]/.test(key)) found.push({ line, key, given, ...more });
  };
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (ts.isCallExpression(node)) {
      const [key, values] = node.arguments;
      const [says, way] = sayer(node.expression);
      const namespace = namespaceOf(says);
      const isWhole = way !== "has" && way !== "raw" && key !== undefined && !keysIn(key, "").includes("*");
      const given = isWhole ? valuesIn(values) : null;
      if (key && namespace !== null) report(node, keysIn(key, namespace), given);
      else if (key && SAYS.test(nameOf(says))) report(node, keysIn(key, "*"), null);
    } else if (ts.isObjectLiteralExpression(node)) {
      const [key, values] = [propertyOf(node, "key"), propertyOf(node, "values")];
      if (key && isText(key)) report(node, keysIn(key, "").filter(isNamed), values ? valuesIn(values) : []);
    } else if (isText(node) && isOfLimits(node))
      report(node, keysIn(node, "").filter(isNamed), LIMITS, { isOffered: true });
    else if (isText(node) && !isKeyOf(node)) report(node, keysIn(node, "").filter(isNamed), null);
  };
  visit(file);
  return found;
}

function sayer(callee: ts.Expression): [says: ts.Expression, way: string | null] {
  if (ts.isPropertyAccessExpression(callee) && WAYS.has(callee.name.text)) return [callee.expression, callee.name.text];
  return [callee, null];
}

function nameOf(expression: ts.Expression): string {
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
}

function isText(node: ts.Node): node is ts.StringLiteralLike | ts.TemplateExpression {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

function isOfLimits({ parent }: ts.Expression): boolean {
  return ts.isPropertyAssignment(parent) && OF_LIMITS.test(parent.name.getText());
}

/** A key that its object or its call has reported with its values, or the name that keys are below. */
function isKeyOf(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isLiteralTypeNode(parent) || (ts.isCallExpression(parent) && namespaceOf(parent) !== null)) return true;
  if (ts.isPropertyAssignment(parent)) return parent.name.getText() === "key";
  return (
    ts.isCallExpression(parent) && parent.arguments[0] === node && namespaceOf(sayer(parent.expression)[0]) !== null
  );
}

/** Every name that an expression can be. */
function keysIn(key: ts.Expression, namespace: string): string[] {
  if (ts.isConditionalExpression(key)) return [key.whenTrue, key.whenFalse].flatMap((it) => keysIn(it, namespace));
  if (ts.isParenthesizedExpression(key)) return keysIn(key.expression, namespace);
  return [[namespace, textOf(key)].filter(Boolean).join(".")];
}

function textOf(key: ts.Expression): string {
  if (ts.isStringLiteralLike(key)) return key.text;
  if (!ts.isTemplateExpression(key)) return "*";
  return [key.head, ...key.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join("*");
}

function valuesIn(values: ts.Expression | undefined): string[] | null {
  if (!values) return [];
  if (!ts.isObjectLiteralExpression(values) || values.properties.some(ts.isSpreadAssignment)) return null;
  return values.properties.flatMap(({ name }) => (name ? [ts.isStringLiteral(name) ? name.text : name.getText()] : []));
}

function propertyOf(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  for (const each of object.properties) {
    if (each.name?.getText() !== name) continue;
    if (ts.isPropertyAssignment(each)) return each.initializer;
    if (ts.isShorthandPropertyAssignment(each)) return each.name;
  }
  return undefined;
}
