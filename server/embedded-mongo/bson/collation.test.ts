import { Int32 } from "bson";
import { expect, test } from "vitest";
import { parseCollation } from "./collation.ts";

test("no collation, an empty one and the simple one mean byte order", () => {
  expect(parseCollation(undefined)).toBeUndefined();
  expect(parseCollation({})).toBeUndefined();
  expect(parseCollation({ locale: "simple" })).toBeUndefined();
});

test.each([
  [1, "résumé", "RESUME", 0],
  [2, "résumé", "RÉSUMÉ", 0],
  [2, "resume", "résumé", -1],
  [3, "a", "A", -1],
])("strength %i compares %s with %s", (strength, a, b, order) => {
  expect(
    Math.sign(parseCollation({ locale: "en_US", strength: new Int32(strength) })?.compare(a, b) ?? Number.NaN),
  ).toBe(order);
});

test("numeric ordering compares digits as numbers", () => {
  expect(parseCollation({ locale: "en", numericOrdering: true })?.compare("a9", "a10")).toBeLessThan(0);
});

test.each([
  [14, { strength: new Int32(2) }],
  [2, { locale: "nowhere_at_all" }],
  [2, { locale: "en", strength: new Int32(9) }],
  [2, { locale: "en", caseLevel: true }],
  [2, { locale: "en", constructor: 1 }],
])("refuses with code %i: %j", (code, spec: Record<string, unknown>) => {
  expect(() => parseCollation(spec)).toThrow(expect.objectContaining({ code }));
});
