import ts from "typescript";

/** Of these a schema's message is the last argument, behind what they check. */
const CHECKS =
  /^(min|max|length|gt|gte|lt|lte|multipleOf|regex|startsWith|endsWith|includes|refine|enum|array|set|map|record|tuple|union|discriminatedUnion|object|strictObject|looseObject|literal|instanceof|custom|check)$/;
/** Of these it may be the only one. */
const KINDS =
  /^(string|number|int|bigint|boolean|date|email|url|uuid|iso|datetime|time|base64|base64url|nonempty|positive|negative|nonnegative|nonpositive|never|unknown|symbol)$/;
/** What stands in an object in place of a message. */
const NAMED = /^(message|error|required_error|invalid_type_error)$/;
/** What the API's document says of a schema or a route, for whoever writes a program. */
const OF_DOCUMENT = /^(tag|description|summary|title|example|examples)$/;

/** Whether a file has schemas, whose messages somebody reads beside a field, or routes, which the API's document describes. */
export function hasSchemas(file: ts.SourceFile): boolean {
  if (file.fileName.endsWith("/routes.ts")) return true;
  return file.statements.some(
    (each) =>
      ts.isImportDeclaration(each) && ts.isStringLiteral(each.moduleSpecifier) && each.moduleSpecifier.text === "zod",
  );
}

/** Whether a text is what a schema says of a value that is not right: `z.string("Name it.")`, `.min(1, { error: "Name it." })`. */
export function isSaidBySchema(text: ts.Node): boolean {
  const { parent } = text;
  if (ts.isPropertyAssignment(parent) && parent.initializer === text && NAMED.test(parent.name.getText())) {
    const call = parent.parent.parent;
    return ts.isCallExpression(call) && isOfSchema(call);
  }
  if (!ts.isCallExpression(parent) || !isOfSchema(parent)) return false;
  const place = parent.arguments.findIndex((each) => each === text);
  return place > 0 ? CHECKS.test(nameOf(parent)) : place === 0 && KINDS.test(nameOf(parent));
}

/** Whether a text stands in what is made for the document only: in `meta`, or beside it in a route. */
export function isOfDocument(text: ts.Node): boolean {
  for (let at = text; at.parent && !ts.isStatement(at); at = at.parent) {
    if (ts.isPropertyAssignment(at) && OF_DOCUMENT.test(at.name.getText())) return true;
    if (ts.isCallExpression(at) && /^(meta|describe)$/.test(nameOf(at))) return true;
  }
  return false;
}

function isOfSchema(call: ts.CallExpression): boolean {
  return ts.isPropertyAccessExpression(call.expression) && (CHECKS.test(nameOf(call)) || KINDS.test(nameOf(call)));
}

function nameOf({ expression }: ts.CallExpression): string {
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
}
