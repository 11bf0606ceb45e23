import { Int32 } from "bson";
import { expect, test } from "vitest";
import { type Doc, decode, encode, getField, setField } from "./document.ts";
import { shaped } from "./shapes.ts";

const wide = (names: readonly string[]): Doc => {
  const doc: Doc = {};
  for (const [index, name] of names.entries()) setField(doc, name, new Int32(index));
  return doc;
};
const plain = Array.from({ length: 30 }, (_, index) => `field ${String.fromCharCode(97 + index)}`);

test.each([
  ["plain names", plain],
  ["names that are numbers", ["b", "7", ...plain, "3"]],
  ["names that objects have by themselves", ["constructor", "__proto__", ...plain, "toString"]],
  ["names that JSON and JavaScript would read otherwise", ['"', "\\", "\u2028", "", "$a", "_b", "é", ...plain]],
])("a wide document with %s is the same however often it comes", (_what, names) => {
  const bytes = encode(wide(names));
  for (let time = 0; time < 4; time += 1) {
    const doc = decode(bytes);
    expect(encode(doc)).toEqual(bytes);
    expect(names.map((name) => getField(doc, name))).toEqual(names.map((_name, index) => new Int32(index)));
  }
});

test("two documents of one shape share nothing", () => {
  const bytes = encode(wide(plain));
  const docs = [1, 2, 3, 4].map(() => decode(bytes));
  docs.forEach((doc, index) => setField(doc, "field a", index));
  expect(docs.map((doc) => doc["field a"])).toEqual([0, 1, 2, 3]);
});

test("documents within documents keep their fields to themselves", () => {
  const bytes = encode({ before: wide(plain), list: [wide(plain), wide(plain.toReversed())], after: 1 });
  for (let time = 0; time < 4; time += 1) expect(encode(decode(bytes))).toEqual(bytes);
});

test("more shapes than are remembered are read like few", () => {
  for (let number = 0; number < 1_000; number += 1) {
    const bytes = encode(wide(plain.map((name) => `${name}${number}`)));
    expect(encode(decode(bytes))).toEqual(bytes);
  }
});

test("a document that lost and gained fields is the same in its shape", () => {
  const doc = decode(encode(wide(plain)));
  delete doc["field c"];
  setField(doc, "new", 1);
  for (let time = 0; time < 3; time += 1) expect(encode(shaped(doc))).toEqual(encode(doc));
});
