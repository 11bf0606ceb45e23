import { type LeafParser, parseProjection } from "../aggregate/projection/parse.ts";
import { computeFields, excludeFields, includeFields, type Leaf } from "../aggregate/projection/tree.ts";
import { parseCollation } from "../bson/collation.ts";
import { type Doc, documentOf, fieldEntries, fieldNames, getField, isDocument, setField } from "../bson/document.ts";
import { toWholeNumber } from "../bson/number.ts";
import { locationError, notImplemented } from "../errors.ts";
import { compileFilter } from "./filter.ts";

interface ProjectionContext {
  /** The query, for the positional `path.$`. */
  filter?: Doc;
  collation?: Doc;
  letVars?: Record<string, unknown>;
}

/**
 * Compiles a find's projection.
 * @throws MongoError 31253, 31254 for a mixture of kept and left-out fields, 31249, 31250 for colliding paths.
 */
export function compileProjection(spec: Doc, context: ProjectionContext): (doc: Doc) => Doc {
  if (Object.keys(spec).length === 0) return (doc) => doc;
  const positional = fieldNames(spec).filter((path) => path.endsWith(".$"));
  if (positional.length > 1) {
    throw locationError(31276, "Cannot specify more than one positional projection per query.");
  }
  const plain = documentOf(
    fieldEntries(spec).map(([path, value]): [string, unknown] => [
      path.endsWith(".$") ? path.slice(0, -2) : path,
      value,
    ]),
  );
  const { kind, tree } = parseProjection(plain, findLeaf(context));
  const vars = { NOW: new Date(), COLLATION: parseCollation(context.collation), ...context.letVars };
  const project = (doc: Doc): Doc => {
    const kept = kind === "inclusion" ? includeFields(doc, tree) : excludeFields(doc, tree);
    return tree.computes ? computeFields(kept, tree, doc, vars) : kept;
  };
  const [path] = positional;
  if (path === undefined) return project;
  if (kind === "exclusion") throw locationError(31395, "positional projection cannot be used with exclusion");
  return withPositional(project, path.slice(0, -2), context);
}

function withPositional(
  project: (doc: Doc) => Doc,
  arrayPath: string,
  { filter = {}, collation, letVars }: ProjectionContext,
): (doc: Doc) => Doc {
  const compiled = compileFilter(filter, collation, letVars);
  return (doc) => {
    return keepElement(project(doc), arrayPath.split("."), compiled.positionalIndex(doc, "written"));
  };
}

/** Cuts the first array on the way down to one element; without an array there everything stays. */
function keepElement(doc: Doc, [name = "", ...rest]: readonly string[], position: number | null): Doc {
  const value = getField(doc, name);
  const result = { ...doc };
  if (Array.isArray(value)) {
    if (position === null) throw noElement();
    // A condition on another, longer array may have decided.
    if (position >= value.length) throw elementMismatch();
    setField(result, name, value.slice(position, position + 1));
  }
  if (isDocument(value) && rest.length > 0) setField(result, name, keepElement(value, rest, position));
  return result;
}

function noElement(): Error {
  return locationError(
    51246,
    "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
  );
}

function elementMismatch(): Error {
  return locationError(
    51247,
    "Executor error during find command :: caused by :: positional operator '.$' element mismatch",
  );
}

function findLeaf(context: ProjectionContext): LeafParser {
  return (path, value) => {
    if (!isDocument(value)) return null;
    const [operator] = Object.keys(value);
    switch (operator) {
      case "$slice": {
        const leaf = sliceLeaf(value["$slice"]);
        return leaf === null ? null : { leaf, asks: "either" };
      }
      case "$elemMatch":
        return { leaf: elemMatchLeaf(path, value["$elemMatch"], context), asks: "inclusion" };
      case "$meta":
        throw notImplemented("Projecting $meta is not supported");
      default:
        return null;
    }
  };
}

/** `$slice` as a find means it; null when its arguments are those of the expression `$slice`. */
function sliceLeaf(argument: unknown): Leaf | null {
  if (!Array.isArray(argument)) {
    const count = toWholeNumber(argument);
    if (count === null) throw locationError(28667, "$slice only supports numbers and [skip, limit] arrays");
    return slice((values) => (count >= 0 ? values.slice(0, count) : values.slice(count)));
  }
  const [skip, limit] = [toWholeNumber(argument[0]), toWholeNumber(argument[1])];
  if (argument.length !== 2 || skip === null) return null;
  if (limit === null || limit <= 0) throw locationError(28724, "$slice limit must be positive");
  return slice((values) => {
    const start = skip >= 0 ? skip : Math.max(values.length + skip, 0);
    return values.slice(start, start + limit);
  });
}

function slice(cut: (values: readonly unknown[]) => unknown[]): Leaf {
  return { kind: "transform", transform: (value) => (Array.isArray(value) ? cut(value) : value) };
}

function elemMatchLeaf(path: string, condition: unknown, { collation, letVars }: ProjectionContext): Leaf {
  if (!isDocument(condition)) throw locationError(31274, "elemMatch: Invalid argument, object required");
  if (path.includes(".")) throw locationError(31275, "Cannot use $elemMatch projection on a nested field.");
  const filter = compileFilter({ array: { $elemMatch: condition } }, collation, letVars);
  return {
    kind: "transform",
    transform: (value) => {
      const position = Array.isArray(value) ? filter.positionalIndex({ array: value }, "written") : null;
      return position === null || !Array.isArray(value) ? undefined : [value[position]];
    },
  };
}
