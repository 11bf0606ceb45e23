import { type Doc, fieldEntries, isDocument } from "../../bson/document.ts";
import { isNumeric, toDouble } from "../../bson/number.ts";
import { locationError } from "../../errors.ts";
import { requireFewParts } from "../../few-parts.ts";
import { compileExpression } from "../expression.ts";
import { addLeaf, type Branch, type Leaf, newBranch } from "./tree.ts";

interface Projection {
  kind: "inclusion" | "exclusion";
  tree: Branch;
}

/** A leaf that another language adds, such as `$slice` in a find; null leaves the value to the common rules. */
export type LeafParser = (path: string, value: unknown) => { leaf: Leaf; asks: "inclusion" | "either" } | null;

interface Parsing {
  tree: Branch;
  kind: "inclusion" | "exclusion" | null;
  id: { leaf: Leaf; isExcluded: boolean } | null;
  parseLeaf: LeafParser;
}

/**
 * Reads a projection: fields kept or left out, and computed ones.
 * @throws MongoError 31253 or 31254 when keeping and leaving out are mixed.
 */
export function parseProjection(spec: Doc, parseLeaf: LeafParser = () => null): Projection {
  requireFewParts("The projection", spec);
  const parsing: Parsing = { tree: newBranch(), kind: null, id: null, parseLeaf };
  for (const [name, value] of fieldEntries(spec)) parseField(parsing, name, value);
  const kind = parsing.kind ?? (parsing.id === null || parsing.id.isExcluded ? "exclusion" : "inclusion");
  const { id, tree } = parsing;
  if (id === null && kind === "inclusion") addIdUnlessNamed(tree);
  if (id !== null && (kind === "exclusion" ? id.isExcluded : !id.isExcluded)) addLeaf(tree, "_id", id.leaf);
  return { kind, tree };
}

function addIdUnlessNamed(tree: Branch): void {
  if (!tree.children.has("_id")) addLeaf(tree, "_id", { kind: "include" });
}

function parseField(parsing: Parsing, path: string, value: unknown): void {
  const special = parsing.parseLeaf(path, value);
  if (special !== null) {
    if (special.asks === "inclusion") decide(parsing, "inclusion", path);
    addLeaf(parsing.tree, path, special.leaf);
  } else if (typeof value === "boolean" || isNumeric(value)) {
    parseFlag(parsing, path, typeof value === "boolean" ? value : toDouble(value) !== 0);
  } else if (isDocument(value) && !isExpression(value)) {
    if (Object.keys(value).length === 0) {
      throw locationError(51270, `An empty sub-projection is not a valid value. Found empty object at path ${path}`);
    }
    for (const [name, inner] of fieldEntries(value)) parseField(parsing, `${path}.${name}`, inner);
  } else {
    const evaluate = compileExpression(value);
    decide(parsing, "inclusion", path);
    addLeaf(parsing.tree, path, { kind: "computed", evaluate });
  }
}

function parseFlag(parsing: Parsing, path: string, isIncluded: boolean): void {
  const leaf: Leaf = { kind: isIncluded ? "include" : "exclude" };
  // Only the _id may be left out of an inclusion or named in an exclusion.
  if (path === "_id") {
    if (parsing.id !== null) throw locationError(31250, "Path collision at _id");
    parsing.id = { leaf, isExcluded: !isIncluded };
    return;
  }
  decide(parsing, isIncluded ? "inclusion" : "exclusion", path);
  addLeaf(parsing.tree, path, leaf);
}

function decide(parsing: Parsing, kind: "inclusion" | "exclusion", path: string): void {
  if (parsing.kind === null || parsing.kind === kind) {
    parsing.kind = kind;
  } else if (kind === "inclusion") {
    throw locationError(31253, `Cannot do inclusion on field ${path} in exclusion projection`);
  } else {
    throw locationError(31254, `Cannot do exclusion on field ${path} in inclusion projection`);
  }
}

function isExpression(value: Doc): boolean {
  return Object.keys(value)[0]?.startsWith("$") ?? false;
}
