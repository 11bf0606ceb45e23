import { Binary, BSONRegExp, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from "bson";
import fc from "fast-check";
import { type Doc, documentOf } from "#server/embedded-mongo/bson/document.ts";

// Few values, so that they meet: two documents that never have anything in common find no mistake.

export const numbers: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -2, max: 4 }).map((value) => new Int32(value)) },
  { weight: 2, arbitrary: fc.constantFrom(0.5, -0.5, 2, 3, 1e20).map((value) => new Double(value)) },
  { weight: 1, arbitrary: fc.constantFrom(2, 3, 2 ** 40).map((value) => Long.fromNumber(value)) },
  { weight: 1, arbitrary: fc.constantFrom("1", "2.50", "3", "-0.5").map((text) => Decimal128.fromString(text)) },
  { weight: 1, arbitrary: fc.constant(new Double(Number.NaN)) },
);

export const texts = fc.constantFrom("", "a", "ab", "abc", "b", "A", "é", "1");
export const dates = fc.constantFrom("2024-02-29T23:30:00.123Z", "2026-01-01T00:00:00Z").map((text) => new Date(text));
const ids = fc.constantFrom("65a000000000000000000001", "65a000000000000000000002").map((id) => new ObjectId(id));

export const scalars: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: numbers },
  { weight: 4, arbitrary: texts },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: dates },
  { weight: 1, arbitrary: ids },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      new Timestamp({ t: 2, i: 1 }),
      new Binary(Buffer.from([5])),
      new MinKey(),
      new MaxKey(),
    ),
  },
);

export const patterns = fc
  .tuple(fc.constantFrom("^a", "^ab", "b$", "a|b", "^A", "."), fc.constantFrom("", "", "i"))
  .map(([pattern, options]) => new BSONRegExp(pattern, options));

/** Documents whose fields come in any order, names that are numbers among them. */
function documentsOf(names: readonly string[], values: fc.Arbitrary<unknown>, most: number): fc.Arbitrary<Doc> {
  return fc
    .uniqueArray(fc.tuple(fc.constantFrom(...names), values), { maxLength: most, selector: ([name]) => name })
    .map(documentOf);
}

const innerNames = ["x", "y", "0", "1"];

export const values: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown; list: unknown; part: Doc }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    { weight: 6, arbitrary: scalars },
    { weight: 3, arbitrary: tie("list") },
    { weight: 2, arbitrary: tie("part") },
  ),
  list: fc.array(tie("value"), { maxLength: 3 }),
  part: documentsOf(innerNames, tie("value"), 3),
})).value;

const topNames = ["a", "b", "c", "d", "1"];

/** So many documents with ids from 1. */
export const documents: fc.Arbitrary<Doc[]> = fc
  .array(documentsOf(topNames, values, 4), { minLength: 1, maxLength: 8 })
  .map((docs) => docs.map((doc, at) => ({ _id: new Int32(at + 1), ...doc })));

export const paths = fc.constantFrom(
  ...["a", "b", "c", "d", "a", "b", "1", "a.x", "a.y", "b.x", "c.x", "c.x.y"],
  ...["a.0", "a.1", "b.0", "a.0.x", "c.0.0", "b.x.1", "a.b.c", "d.1"],
);
