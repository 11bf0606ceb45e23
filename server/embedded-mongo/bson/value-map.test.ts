import { Double, Int32, Long } from "bson";
import { expect, test } from "vitest";
import { parseCollation } from "./collation.ts";
import { ValueMap } from "./value-map.ts";

test("finds a value by any number that equals it, and no other", () => {
  const map = new ValueMap<string>();
  map.add(new Int32(1), "one");
  map.add("1", "text");
  map.add({ a: [1, null] }, "document");
  expect(map.get(new Double(1))).toBe("one");
  expect(map.get(Long.ONE)).toBe("one");
  expect(map.get("1")).toBe("text");
  expect(map.get({ a: [new Double(1), null] })).toBe("document");
  expect(map.get({ a: [1] })).toBeUndefined();
});

test("finds what a collation takes for equal among thousands, in whatever order they came", () => {
  const map = new ValueMap<number>(parseCollation({ locale: "en", strength: new Int32(2) }));
  const numbers = Array.from({ length: 3_000 }, (_unused, at) => (at * 7_919) % 3_000);
  for (const number of numbers) map.add(`Word ${number}`, number);
  for (const number of numbers) expect(map.get(`wORD ${number}`)).toBe(number);
  expect(map.get("word")).toBeUndefined();
});
