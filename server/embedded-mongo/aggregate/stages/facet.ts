import { type Doc, isDocument, setField } from "../../bson/document.ts";
import { locationError } from "../../errors.ts";
import type { StageCompiler } from "../stage.ts";

export const compileFacet: StageCompiler = (spec, { compileInner }) => {
  if (!isDocument(spec) || Object.keys(spec).length === 0) {
    throw locationError(40169, "the $facet specification must be a non-empty object");
  }
  const facets = Object.entries(spec).map(([name, stages]) => {
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
