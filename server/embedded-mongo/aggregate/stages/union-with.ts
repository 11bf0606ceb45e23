import { isDocument } from "../../bson/document.ts";
import { failedToParse } from "../../errors.ts";
import type { StageCompiler } from "../stage.ts";

export const compileUnionWith: StageCompiler = (spec, { compileInner }) => {
  const { coll, pipeline } = typeof spec === "string" ? { coll: spec, pipeline: [] } : parseSpec(spec);
  const inner = compileInner(pipeline, "$unionWith");
  return function* (docs, context) {
    yield* docs;
    const others = coll === null ? [] : context.env.find(coll, inner.leadingMatch ?? {});
    yield* inner.run(others, context);
  };
};

function parseSpec(spec: unknown): { coll: string | null; pipeline: unknown } {
  if (!isDocument(spec)) throw failedToParse("the $unionWith stage specification must be an object or string");
  const unknown = Object.keys(spec).find((name) => name !== "coll" && name !== "pipeline");
  if (unknown !== undefined) throw failedToParse(`BSON field '$unionWith.${unknown}' is an unknown field.`);
  const { coll, pipeline = [] } = spec;
  const startsWithDocuments = Array.isArray(pipeline) && isDocument(pipeline[0]) && "$documents" in pipeline[0];
  if (coll === undefined && startsWithDocuments) return { coll: null, pipeline };
  if (typeof coll !== "string") throw failedToParse("$unionWith needs the name of a collection in 'coll'");
  return { coll, pipeline };
}
