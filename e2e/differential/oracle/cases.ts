import { Int32 } from "bson";
import fc from "fast-check";
import { type Doc, documentOf } from "#server/embedded-mongo/bson/document.ts";
import { type Engine, outcomeOf } from "../engines.ts";
import { show } from "../show.ts";
import { documents, paths, scalars, values } from "../statements/values.ts";
import { holds } from "./matches.ts";

const single = (name: string, operand: fc.Arbitrary<unknown>): fc.Arbitrary<Doc> =>
  operand.map((value) => ({ [name]: value }));

const comparisons = fc.oneof(...["$eq", "$ne", "$gt", "$gte", "$lt", "$lte"].map((name) => single(name, values)));
const lists = fc.array(values, { maxLength: 3 });
const operators: fc.Arbitrary<Doc> = fc.oneof(
  { weight: 5, arbitrary: comparisons },
  { weight: 2, arbitrary: fc.oneof(single("$in", lists), single("$nin", lists)) },
  {
    weight: 1,
    arbitrary: fc.oneof(single("$exists", fc.boolean()), single("$size", fc.constantFrom(new Int32(0), new Int32(2)))),
  },
  { weight: 1, arbitrary: single("$not", comparisons) },
  {
    weight: 1,
    arbitrary: single(
      "$elemMatch",
      fc.oneof(
        comparisons,
        scalars.map((x) => ({ x })),
      ),
    ),
  },
);
const clause = fc
  .uniqueArray(fc.tuple(paths, fc.oneof(values, operators)), { minLength: 1, maxLength: 2, selector: ([path]) => path })
  .map(documentOf);

/** Filters of what the oracle knows. */
const plainFilters: fc.Arbitrary<Doc> = fc.letrec<{ filter: Doc; branches: Doc[] }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 2 },
    { weight: 6, arbitrary: clause },
    { weight: 1, arbitrary: fc.constantFrom("$and", "$or", "$nor").chain((name) => single(name, tie("branches"))) },
  ),
  branches: fc.array(tie("filter"), { minLength: 1, maxLength: 3 }),
})).filter;

export const oracleCases = fc.record({
  docs: documents,
  filters: fc.array(plainFilters, { minLength: 1, maxLength: 10 }),
});

let used = 0;

/** Says for which filter the engine finds other documents than the oracle, null for none. */
export async function differenceFromOracle(
  engine: Engine,
  { docs, filters }: { docs: Doc[]; filters: Doc[] },
): Promise<string | null> {
  used += 1;
  const name = `oracle${used}`;
  await engine.run({ insert: name, documents: docs });
  try {
    for (const filter of filters) {
      const outcome = await outcomeOf(engine, { find: name, filter, sort: { _id: new Int32(1) } });
      const found = "documents" in outcome ? outcome.documents.map((doc) => Number(doc["_id"])).join() : "refused";
      const expected = docs.flatMap((doc) => (holds(doc, filter) ? Number(doc["_id"]) : [])).join();
      if (found !== expected) return `${show(filter)}\n  finds:  ${found}\n  oracle: ${expected}`;
    }
    return null;
  } finally {
    await engine.run({ drop: name });
  }
}
