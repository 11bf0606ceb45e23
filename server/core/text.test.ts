import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { cleanText, countVisible } from "./characters.ts";
import { sayingOf } from "./said.ts";
import { wordsOfIssue } from "./saying.ts";
import { exactText, line, text } from "./text.ts";

const words = { tooShort: "fields.team.tooShort", tooLong: "fields.team.tooLong" } as const;
const title = text({ min: 3, max: 10, missing: "fields.team.missing", ...words });
/** Which of its messages a schema gives. */
function says(schema: z.ZodType, value: unknown): string {
  const [issue] = schema.safeParse(value).error?.issues ?? [];
  return issue ? sayingOf(issue).key.replace("fields.team.", "") : "fine";
}

test("takes the blanks around it away, and counts what is left for the least and what was sent for the most", () => {
  expect(title.parse("  abc\n")).toBe("abc");
  expect(["", "  a  ", " \u00a0\ufeff ", "a b", "ab"].map((value) => says(title, value))).toEqual([
    "tooShort",
    "tooShort",
    "tooShort",
    "fine",
    "tooShort",
  ]);
  expect(["a".repeat(10), `${"a".repeat(10)} `].map((value) => says(title, value))).toEqual(["fine", "tooLong"]);
  expect(says(title, 7)).toBe("missing");
});

test("what it says has its limits in it", () => {
  expect(["a", "a".repeat(11)].map((value) => title.safeParse(value).error?.issues.map(wordsOfIssue))).toEqual([
    ["A team's name needs at least 3 characters."],
    ["A team's name has at most 10 characters."],
  ]);
});

test("an emoji is one character, as in every language but ours", () => {
  expect(["😀".repeat(10), "😀".repeat(11), "😀😀"].map((value) => says(title, value))).toEqual([
    "fine",
    "tooLong",
    "tooShort",
  ]);
  const password = exactText({ min: 2, max: 3, ...words });
  expect(["😀", "😀😀😀", " 1 ", "1234"].map((value) => says(password, value))).toEqual([
    "tooShort",
    "fine",
    "fine",
    "tooLong",
  ]);
});

test("what nobody would see does not count for the least, and is not what a blank title is made of", () => {
  const name = line({ min: 1, max: 10, ...words });
  expect(
    ["\u200b", "\u200d\u200e", "\u3164", "\0", "\u2800", "\u202e\u2066"].map((value) => says(name, value)),
  ).toEqual(Array.from({ length: 6 }, () => "tooShort"));
  expect(name.parse("A\u200bda\nL.")).toBe("Ada L.");
  expect(text({ max: 10, ...words }).parse("a\tb\r\nc")).toBe("a\tb\nc");
});

test.for([line, text])(
  "the check takes no more than its JSON Schema allows, and refuses of that only what does not show",
  (written) => {
    const character = fc.oneof(
      fc.constantFrom("a", " ", "\t", "\n", "\u00a0", "\u0085", "\u001c", "\u2003", "\u3000", "\ufeff", "\u200b", "😀"),
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    );
    const value = fc.array(character, { maxLength: 14 }).map((characters) => characters.join(""));
    const least = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(value, least, (value, min) => {
        const schema = written({ min, max: 10, ...words });
        const { minLength = 0, maxLength = 0, pattern = "" } = z.toJSONSchema(schema, { io: "input" });
        const length = [...value].length;
        const isAllowed = length >= minLength && length <= maxLength && new RegExp(pattern, "u").test(value);
        const isSeen = countVisible(cleanText(value)) >= min;
        expect(schema.safeParse(value).success).toBe(isAllowed && isSeen);
      }),
      { numRuns: 200 },
    );
  },
);
