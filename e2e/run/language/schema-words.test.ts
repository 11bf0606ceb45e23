import { expect, test } from "vitest";
import { findLooseWords } from "./loose-words.ts";

const loose = (source: string) =>
  findLooseWords("wire.ts", `import { z } from "zod";\n${source}`).map(({ words }) => words);

test.each([
  ['z.string("Required")', "Required"],
  ['z.string().min(1, "too short")', "too short"],
  ['z.string().min(1, { error: "Name it." })', "Name it."],
  ['z.coerce.number().int("A whole number.")', "A whole number."],
  ['z.enum(["a", "b"], "either a or b")', "either a or b"],
  ["z.array(Tag).max(MOST, `At most ${MOST} tags.`)", "At most … tags."],
  ['z.object({}).refine(isSet, { path: ["name"], message: "Missing" })', "Missing"],
  ['z.iso.datetime({ offset: true, error: "Give a date." })', "Give a date."],
  ['const CLOCK = "A time is written as 09:30.";', "A time is written as 09:30."],
  ['const Name = line({ max: 5, tooLong: "A name is shorter." });', "A name is shorter."],
])("what a schema says in words of its own is found: %s", (source, words) => {
  expect(loose(source)).toEqual([words]);
});

test.each([
  'z.string().min(1, said("fields.name.missing"))',
  'z.enum(["Waiting on Customer", "In Progress"])',
  'z.literal("In Progress")',
  'z.string().startsWith("The file ")',
  'z.string().meta({ description: "How urgent it is.", example: "Not at all." })',
  'export const route = { summary: "List complaints", run };',
])("its values, and what stands in the document, are no such words: %s", (source) => {
  expect(loose(source)).toEqual([]);
});

test("elsewhere a call of such a name is none of a schema", () => {
  expect(findLooseWords("x.ts", 'list.includes(1, "too short"); Math.max(1, "two words");')).toEqual([]);
});
