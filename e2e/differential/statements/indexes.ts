import { Int32 } from "bson";
import fc from "fast-check";
import { type Doc, documentOf } from "#server/embedded-mongo/bson/document.ts";
import { partialFilters } from "./filters.ts";
import { paths } from "./values.ts";

const kinds: fc.Arbitrary<Doc> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: fc.constant({ sparse: true }) },
  { weight: 1, arbitrary: fc.constant({ unique: true }) },
  { weight: 2, arbitrary: partialFilters.map((partialFilterExpression) => ({ partialFilterExpression })) },
);
const key: fc.Arbitrary<Doc> = fc
  .uniqueArray(fc.tuple(paths, fc.constantFrom(new Int32(1), new Int32(-1))), {
    minLength: 1,
    maxLength: 3,
    selector: ([path]) => path,
  })
  .map(documentOf);

/** Some indexes, single and compound, in the form of `createIndexes`. */
export const indexes: fc.Arbitrary<Doc[]> = fc
  .array(fc.tuple(key, kinds), { minLength: 1, maxLength: 3 })
  .map((specs) => specs.map(([fields, kind], at) => ({ key: fields, name: `index${at}`, ...kind })));
