import { expect, test } from "vitest";
import { type Call, calledIn, callsText, noteParts, readCalls, typedName } from "./mentions.ts";

const person = (id: string, as: string): Call => ({ kind: "person", id, as });

test.each([
  ["@", ""],
  ["Ask @ash", "ash"],
  ["(@ash", "ash"],
  ["mail asha@demo", null],
  ["@asha later", null],
  ["no one", null],
  ["שאל @דנ", "דנ"],
])("%o looks for %o", (before, typed) => {
  expect(typedName(before)).toBe(typed);
});

test("words and whom they call are what was written, to the letter", () => {
  const words = "@Asha Rao, ask @Asha or @Willow. Will @Will?";
  const calls = [person("1", "Asha"), person("2", "Asha Rao"), person("3", "Will")];
  const parts = noteParts(words, calls);
  expect(parts.map(({ text }) => text).join("")).toBe(words);
  expect(parts.flatMap(({ text, call }) => (call ? [[text, call.id]] : []))).toEqual([
    ["@Asha Rao", "2"],
    ["@Asha", "1"],
    ["@Will", "3"],
  ]);
});

test("two of one name are told apart by their order, and one who is named twice is one", () => {
  const [first, second] = [person("1", "Sam"), person("2", "Sam")];
  expect(calledIn("@Sam, then @Sam", [first, second])).toEqual([first, second]);
  expect(calledIn("@Sam, @Sam", [second])).toEqual([second, second]);
});

test("whoever is not in the words any more is not called", () => {
  expect(calledIn("Never mind", [person("1", "Sam")])).toEqual([]);
});

test("who was chosen is kept as a text, and scribbles are nobody", () => {
  const calls = [person("1", "Sam"), { kind: "team", id: "2", as: "Lids" } as const];
  expect(readCalls(callsText(calls))).toEqual(calls);
  expect(callsText([])).toBe("");
  expect(readCalls("[{}, 3, null]")).toEqual([]);
  expect(readCalls("{")).toEqual([]);
});
