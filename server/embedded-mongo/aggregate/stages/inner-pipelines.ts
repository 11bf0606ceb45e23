import { type Doc, fieldEntries, isDocument, setField } from "../../bson/document.ts";
import { encodeKeyPart } from "../../bson/key.ts";
import { failedToParse, locationError } from "../../errors.ts";
import type { Evaluate, Variables } from "../evaluate.ts";
import { compileExpression } from "../expression.ts";
import { fieldReader, parseFieldPath } from "../field-path.ts";
import { addLeaf, computeFields, newBranch } from "../projection/tree.ts";
import type { InnerPipeline, StageCompiler, StageContext } from "../stage.ts";

interface Join {
  local: (doc: Doc) => unknown;
  foreignField: string;
}

interface Lookup {
  from: string | null;
  join: Join | null;
  variables: [string, Evaluate][];
  inner: InnerPipeline | null;
}

/** How many joined values are remembered while a stage runs. */
const rememberedValues = 1000;

/** `$lookup`, `$facet` and `$unionWith` run pipelines of their own inside the one that they stand in. */
export const compileLookup: StageCompiler = (spec, { compileInner }) => {
  if (!isDocument(spec)) throw failedToParse("the $lookup stage specification must be an object");
  const { as, ...rest } = spec;
  if (typeof as !== "string") throw failedToParse("must specify 'as' field for a $lookup");
  const lookup = parseLookup(rest, compileInner);
  const result = newBranch();
  addLeaf(result, as, { kind: "computed", evaluate: (_doc, vars) => vars["FOUND"] });
  return function* (docs, context) {
    const remembered = new Map<string, Doc[]>();
    for (const doc of docs) {
      const found = findRemembered(doc, lookup, context, remembered);
      yield computeFields(doc, result, doc, { FOUND: found });
    }
  };
};

function parseLookup(spec: Doc, compileInner: (stages: unknown, outer: string) => InnerPipeline): Lookup {
  const { from, localField, foreignField, let: variables, pipeline, ...others } = spec;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw failedToParse(`unknown argument to $lookup: ${unknown}`);
  if (from !== undefined && typeof from !== "string") throw failedToParse("$lookup argument 'from' must be a string");
  const inner = pipeline === undefined ? null : compileInner(pipeline, "$lookup");
  const join = parseJoin(localField, foreignField);
  if (join === null && inner === null) {
    throw failedToParse("$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified");
  }
  if (from === undefined && !startsWithDocuments(pipeline)) {
    throw failedToParse("must specify 'from' field for a $lookup");
  }
  return { from: from ?? null, join, variables: parseVariables(variables), inner };
}

function startsWithDocuments(pipeline: unknown): boolean {
  return Array.isArray(pipeline) && isDocument(pipeline[0]) && "$documents" in pipeline[0];
}

function parseJoin(localField: unknown, foreignField: unknown): Join | null {
  if (localField === undefined && foreignField === undefined) return null;
  if (typeof localField !== "string" || typeof foreignField !== "string") {
    throw failedToParse("$lookup requires both or neither of 'localField' and 'foreignField' to be specified");
  }
  return { local: fieldReader(parseFieldPath(localField)), foreignField };
}

function parseVariables(variables: unknown): [string, Evaluate][] {
  if (variables === undefined) return [];
  if (!isDocument(variables)) throw failedToParse("$lookup argument 'let' must be an object");
  return Object.entries(variables).map(([name, value]) => [name, compileExpression(value)]);
}

function findRemembered(doc: Doc, lookup: Lookup, context: StageContext, remembered: Map<string, Doc[]>): Doc[] {
  if (lookup.join === null || lookup.inner !== null) return findMatches(doc, lookup, context);
  const key = Buffer.from(encodeKeyPart(lookup.join.local(doc), false)).toString("latin1");
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const found = findMatches(doc, lookup, context);
  if (remembered.size < rememberedValues) remembered.set(key, found);
  return found;
}

function findMatches(doc: Doc, { from, join, variables, inner }: Lookup, { env, vars }: StageContext): Doc[] {
  const filters = [join === null ? null : joinFilter(join, doc), inner?.leadingMatch ?? null].filter(
    (one) => one !== null,
  );
  const [only, second] = filters;
  const docs = from === null ? [] : env.find(from, second === undefined ? (only ?? {}) : { $and: filters });
  if (inner === null) return [...docs];
  const innerVars: Record<string, unknown> = { ...vars } satisfies Variables;
  for (const [name, evaluate] of variables) setField(innerVars, name, evaluate(doc, vars));
  return [...inner.run(docs, { env, vars: innerVars })];
}

/** An array joins by each of its elements; a missing value joins what is missing or null. */
function joinFilter({ local, foreignField }: Join, doc: Doc): Doc {
  const value = local(doc);
  const values: unknown[] = Array.isArray(value) ? value : [value ?? null];
  const [only] = values;
  if (values.length === 1) return { [foreignField]: { $eq: only ?? null } };
  // An empty $in matches nothing, as it should; a pattern stands for itself, which only $eq can say.
  const equalities = values.map((element) => ({ [foreignField]: { $eq: element ?? null } }));
  return equalities.length === 0 ? { [foreignField]: { $in: [] } } : { $or: equalities };
}

export const compileFacet: StageCompiler = (spec, { compileInner }) => {
  if (!isDocument(spec) || Object.keys(spec).length === 0) {
    throw locationError(40169, "the $facet specification must be a non-empty object");
  }
  const facets = fieldEntries(spec).map(([name, stages]) => {
    if (!Array.isArray(stages)) throw locationError(40170, `arguments to $facet must be arrays, ${name} is not`);
    return { name, inner: compileInner(stages, "$facet") };
  });
  return function* (docs, context) {
    const input = [...docs];
    const result: Doc = {};
    for (const { name, inner } of facets) setField(result, name, [...inner.run(input, context)]);
    yield result;
  };
};

export const compileUnionWith: StageCompiler = (spec, { compileInner }) => {
  const { coll, pipeline } = typeof spec === "string" ? { coll: spec, pipeline: [] } : parseUnion(spec);
  const inner = compileInner(pipeline, "$unionWith");
  return function* (docs, context) {
    yield* docs;
    const others = coll === null ? [] : context.env.find(coll, inner.leadingMatch ?? {});
    yield* inner.run(others, context);
  };
};

function parseUnion(spec: unknown): { coll: string | null; pipeline: unknown } {
  if (!isDocument(spec)) throw failedToParse("the $unionWith stage specification must be an object or string");
  const unknown = Object.keys(spec).find((name) => name !== "coll" && name !== "pipeline");
  if (unknown !== undefined) throw failedToParse(`BSON field '$unionWith.${unknown}' is an unknown field.`);
  const { coll, pipeline = [] } = spec;
  if (coll === undefined && startsWithDocuments(pipeline)) return { coll: null, pipeline };
  if (typeof coll !== "string") throw failedToParse("$unionWith needs the name of a collection in 'coll'");
  return { coll, pipeline };
}
