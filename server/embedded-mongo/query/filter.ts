import type { Variables } from "../aggregate/evaluate.ts";
import { compileExpression } from "../aggregate/expression.ts";
import { isTruthyValue } from "../aggregate/truth.ts";
import { parseCollation } from "../bson/collation.ts";
import { type Doc, getField, isDocument } from "../bson/document.ts";
import { badValue, mongoError, notImplemented } from "../errors.ts";
import { type Condition, type FilterContext, parseConditions } from "./operators.ts";
import { type Path, parsePath, someValueAt } from "./path.ts";

/** A filter ready to be asked about documents. */
export interface Filter {
  /** `vars` are the variables of `$expr` from now on, where they change from document to document. */
  matches(doc: Doc, vars?: Variables): boolean;
  /** The array position that the positional operator stands for in `arrayPath`, null when no condition named one. */
  positionalIndex(doc: Doc, arrayPath: string): number | null;
}

/** `under` limits the answer to conditions on that array; null takes any. */
interface Node {
  matches(doc: Doc): boolean;
  position(doc: Doc, under: string | null): number | null;
}

/**
 * Compiles a query. `letVars` are the variables that `$expr` may use.
 * @throws MongoError for unknown or malformed operators, with MongoDB's code.
 */
export function compileFilter(filter: Doc, collation?: Doc, letVars: Variables = {}): Filter {
  const strings = parseCollation(collation);
  const context: FilterContext = {
    collation: strings,
    vars: { NOW: new Date(), COLLATION: strings, ...letVars },
    isTopLevel: true,
    compileDocumentTest: (inner) => compileNode(inner, { ...context, isTopLevel: false }).matches,
  };
  const node = compileNode(filter, context);
  return {
    matches: (doc, vars) => {
      if (vars !== undefined) context.vars = vars;
      return node.matches(doc);
    },
    positionalIndex: (doc, arrayPath) => node.position(doc, arrayPath) ?? node.position(doc, null),
  };
}

function compileNode(filter: Doc, context: FilterContext): Node {
  const nodes = Object.entries(filter).flatMap(([name, operand]) => compileEntry(name, operand, context));
  return allOf(nodes);
}

function compileEntry(name: string, operand: unknown, context: FilterContext): Node[] {
  if (!name.startsWith("$")) {
    const path = parsePath(name);
    return parseConditions(name, operand, context).map((condition) => bind(name, path, condition));
  }
  switch (name) {
    case "$and":
      return branches(name, operand, context);
    case "$or":
      return [anyOf(branches(name, operand, context))];
    case "$nor":
      return [negated(anyOf(branches(name, operand, context)))];
    case "$expr":
      return [expressionNode(operand, context)];
    case "$comment":
      return [];
    case "$alwaysTrue":
      return [];
    case "$alwaysFalse":
      return [constant(false)];
    default:
      throw unsupportedTopLevel(name);
  }
}

function unsupportedTopLevel(name: string): Error {
  if (name === "$text") return mongoError(27, "text index required for $text query");
  if (name === "$where") return badValue("no globalScriptEngine in $where parsing");
  if (name === "$jsonSchema" || name === "$sampleRate") return notImplemented(`${name} is not supported`);
  return badValue(
    `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, ` +
      "consider using $getField or $setField.",
  );
}

function branches(name: string, operand: unknown, context: FilterContext): Node[] {
  if (!Array.isArray(operand)) throw badValue(`${name} must be an array`);
  if (operand.length === 0) throw badValue("$and/$or/$nor must be a nonempty array");
  return operand.map((branch) => {
    if (!isDocument(branch)) throw badValue("$or/$and/$nor entries need to be full objects");
    return compileNode(branch, context);
  });
}

function expressionNode(operand: unknown, context: FilterContext): Node {
  if (!context.isTopLevel) throw badValue("$expr can only be applied to the top-level document");
  const evaluate = compileExpression(operand);
  return { matches: (doc) => isTruthyValue(evaluate(doc, context.vars)), position: () => null };
}

const constant = (answer: boolean): Node => ({ matches: () => answer, position: () => null });

function allOf(nodes: readonly Node[]): Node {
  const [only, second] = nodes;
  if (only === undefined) return constant(true);
  if (second === undefined) return only;
  return {
    matches: (doc) => {
      for (const node of nodes) if (!node.matches(doc)) return false;
      return true;
    },
    // Of several array conditions MongoDB lets the last one decide.
    position: (doc, under) => nodes.reduce<number | null>((found, node) => node.position(doc, under) ?? found, null),
  };
}

function anyOf(nodes: readonly Node[]): Node {
  return {
    matches: (doc) => nodes.some((node) => node.matches(doc)),
    position: (doc, under) => nodes.find((node) => node.matches(doc))?.position(doc, under) ?? null,
  };
}

function negated(node: Node): Node {
  return { matches: (doc) => !node.matches(doc), position: () => null };
}

function bind(name: string, path: Path, condition: Condition): Node {
  if (condition.kind === "not") return negated(allOf(condition.conditions.map((inner) => bind(name, path, inner))));
  const expandLeaf = condition.kind === "value";
  return {
    matches: matcherFor(path, condition.test, expandLeaf),
    position: (doc, under) => (under === null || isUnder(name, under) ? findPosition(doc, path, condition) : null),
  };
}

function matcherFor(path: Path, test: (value: unknown) => boolean, expandLeaf: boolean): (doc: Doc) => boolean {
  const [field = ""] = path;
  if (path.length > 1) return (doc) => someValueAt(doc, path, expandLeaf, test);
  return (doc) => {
    const value = getField(doc, field);
    return (expandLeaf && Array.isArray(value) && value.some((element) => test(element))) || test(value);
  };
}

const isUnder = (name: string, arrayPath: string): boolean => name === arrayPath || name.startsWith(`${arrayPath}.`);

function findPosition(doc: Doc, path: Path, condition: Exclude<Condition, { kind: "not" }>): number | null {
  let position = -1;
  someValueAt(doc, path, condition.kind === "value", (value, arrayIndex) => {
    if (!condition.test(value)) return false;
    const inner = condition.kind === "array" && Array.isArray(value) ? condition.indexOf?.(value) : undefined;
    position = arrayIndex === -1 ? (inner ?? -1) : arrayIndex;
    return true;
  });
  return position === -1 ? null : position;
}
