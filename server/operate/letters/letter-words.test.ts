import { expect, test } from "vitest";
import { LETTER_WORDS, type LetterWords } from "./letter-words.ts";

const ALL: [string, LetterWords][] = Object.entries(LETTER_WORDS);
/** What stays wrong with the message itself, whoever receives it. */
const FOR_GOOD = ["json", "schema", "bad-id", "oversize", "too-deep", "forbidden-key", "invalid-utf8", "refused"];

test("every reason has a title of its own, and says in whole sentences what happened and what to do", () => {
  expect(new Set(ALL.map(([, { title }]) => title)).size).toBe(ALL.length);
  for (const [reason, { title, sentence, advice }] of ALL) {
    expect(title, reason).not.toMatch(/[.]$/);
    for (const words of [sentence, advice]) expect(words, reason).toMatch(/^[A-Z].*[.]$/);
  }
});

test("a retry is advised where it can help, and to archive what no retry can change", () => {
  for (const [reason, { advice }] of ALL) {
    const isForGood = FOR_GOOD.includes(reason);
    expect(/(?<!No )\bretry\b/i.test(advice), reason).toBe(!isForGood);
    if (isForGood) expect(advice, reason).toContain("archive");
  }
});
