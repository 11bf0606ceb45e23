import type { Variables } from "../aggregate/evaluate.ts";
import { compileExpression } from "../aggregate/expression.ts";
import { isTruthyValue } from "../aggregate/truth.ts";
import { parseCollation } from "../bson/collation.ts";
import { compareStrings } from "../bson/compare.ts";
import { type Doc, fieldEntries, getField, isDocument } from "../bson/document.ts";
import { badValue, mongoError, notImplemented } from "../errors.ts";
import { requireFewParts } from "../few-parts.ts";
import { type Condition, type FilterContext, literal, parseConditions, ranks } from "./operators.ts";
import { type Path, parsePath, someValueAt } from "./path.ts";
import { isReferenceName } from "./reference.ts";

/** A filter ready to be asked about documents. */
export interface Filter {
  /** `vars` are the variables of `$expr` from now on, where they change from document to document. */
  matches(doc: Doc, vars?: Variables): boolean;
  /**
   * The array position that the positional operator stands for, null when no condition met an array: that of the last
   * condition that did, as an update asks them ("canonical") or as a projection does ("written").
   */
  positionalIndex(doc: Doc, order: Note["order"]): number | null;
}

/** What conditions note while they are asked: where the last one that met an array found its element. */
interface Note {
  order: "canonical" | "written";
  position: number | null;
}

interface Node {
  rank: number;
  path: string;
  matches(doc: Doc): boolean;
  /** Matches, noting positions on the way. */
  note(doc: Doc, note: Note): boolean;
}

/** MongoDB's limit on how deep conditions may nest. */
const maxConditionDepth = 100;

/**
 * Compiles a query. `letVars` are the variables that `$expr` may use.
 * @throws MongoError for unknown or malformed operators, with MongoDB's code.
 */
export function compileFilter(filter: Doc, collation?: Doc, letVars: Variables = {}): Filter {
  requireFewParts("The condition", filter);
  const strings = parseCollation(collation);
  const context: FilterContext = {
    collation: strings,
    vars: { current: { NOW: new Date(), COLLATION: strings, ...letVars } },
    isTopLevel: true,
    depth: 0,
    compileDocumentTest: (inner, outer) => allOf(compileFields(inner, deeper({ ...outer, isTopLevel: false }))).matches,
  };
  const node = allOf(compileFields(filter, context));
  return {
    matches: (doc, vars) => {
      if (vars !== undefined) context.vars.current = vars;
      return node.matches(doc);
    },
    positionalIndex: (doc, order) => {
      const note: Note = { order, position: null };
      node.note(doc, note);
      return note.position;
    },
  };
}

function compileFields(filter: Doc, context: FilterContext): Node[] {
  if (context.depth > maxConditionDepth) {
    throw badValue(`exceeded maximum query tree depth of ${maxConditionDepth} at ${Object.keys(filter).join()}`);
  }
  return fieldEntries(filter).flatMap(([name, operand]) => compileEntry(name, operand, context));
}

function compileEntry(name: string, operand: unknown, context: FilterContext): Node[] {
  if (isReferenceName(name)) return [bind(name, [name], literal(operand, context))];
  if (!name.startsWith("$")) {
    const path = parsePath(name);
    return parseConditions(name, operand, context).map((condition) => bind(name, path, condition));
  }
  switch (name) {
    case "$and":
      return branches(name, operand, context).flat();
    case "$or": {
      const any = branches(name, operand, context);
      return any.length === 1 ? any.flat() : [anyOf(any.map(allOf))];
    }
    case "$nor":
      return [negated(ranks.nor, "", anyOf(branches(name, operand, context).map(allOf)))];
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

function branches(name: string, operand: unknown, context: FilterContext): Node[][] {
  if (!Array.isArray(operand)) throw badValue(`${name} must be an array`);
  if (operand.length === 0) throw badValue("$and/$or/$nor must be a nonempty array");
  return operand.map((branch) => {
    if (!isDocument(branch)) throw badValue("$or/$and/$nor entries need to be full objects");
    return compileFields(branch, deeper(context));
  });
}

const deeper = (context: FilterContext): FilterContext => ({ ...context, depth: context.depth + 1 });

function expressionNode(operand: unknown, context: FilterContext): Node {
  if (!context.isTopLevel) throw badValue("$expr can only be applied to the top-level document");
  const evaluate = compileExpression(operand);
  return withoutPosition(ranks.expression, "", (doc) => isTruthyValue(evaluate(doc, context.vars.current)));
}

const withoutPosition = (rank: number, path: string, matches: (doc: Doc) => boolean): Node => ({
  rank,
  path,
  matches,
  note: matches,
});

const constant = (answer: boolean): Node => withoutPosition(0, "", () => answer);

function allOf(nodes: readonly Node[]): Node {
  const [only, second] = nodes;
  if (only === undefined) return constant(true);
  if (second === undefined) return only;
  const canonical = inCanonicalOrder(nodes);
  return {
    rank: 0,
    path: "",
    matches: (doc) => {
      for (const node of nodes) if (!node.matches(doc)) return false;
      return true;
    },
    note: (doc, note) => (note.order === "canonical" ? canonical() : nodes).every((node) => node.note(doc, note)),
  };
}

function anyOf(nodes: readonly Node[]): Node {
  const canonical = inCanonicalOrder(nodes);
  return {
    rank: ranks.or,
    path: "",
    matches: (doc) => nodes.some((node) => node.matches(doc)),
    note: (doc, note) => (note.order === "canonical" ? canonical() : nodes).some((node) => node.note(doc, note)),
  };
}

/** Sorted when first asked for: only positional updates do. */
function inCanonicalOrder(nodes: readonly Node[]): () => readonly Node[] {
  let sorted: readonly Node[] | null = null;
  return () => {
    sorted ??= nodes.toSorted((a, b) => a.rank - b.rank || compareStrings(a.path, b.path));
    return sorted;
  };
}

function negated(rank: number, path: string, node: Node): Node {
  return withoutPosition(rank, path, (doc) => !node.matches(doc));
}

function bind(name: string, path: Path, condition: Condition): Node {
  if (condition.kind === "not") {
    return negated(condition.rank, name, allOf(condition.conditions.map((inner) => bind(name, path, inner))));
  }
  const expandLeaf = condition.kind === "value";
  return {
    rank: condition.rank,
    path: name,
    matches: matcherFor(path, condition.test, expandLeaf),
    note: (doc, note) => noteFound(doc, path, condition, note),
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

function noteFound(doc: Doc, path: Path, condition: Exclude<Condition, { kind: "not" }>, note: Note): boolean {
  return someValueAt(doc, path, condition.kind === "value", (value, arrayIndex) => {
    if (!condition.test(value)) return false;
    const inner = condition.kind === "array" && Array.isArray(value) ? condition.indexOf?.(value) : undefined;
    note.position = arrayIndex === -1 ? (inner ?? note.position) : arrayIndex;
    return true;
  });
}
