import { expect, test } from "vitest";
import { LETTER_REASONS } from "./dead-letter.ts";
import { type LetterWords, letterWords } from "./letter-words.ts";

const ALL: [string, LetterWords][] = LETTER_REASONS.map((reason) => [reason, letterWords(reason)]);
/** What stays wrong with the message itself, whoever receives it. */
const FOR_GOOD = ["json", "schema", "bad-id", "oversize", "too-deep", "forbidden-key", "invalid-utf8", "refused"];

test("every reason has a title of its own, and says in whole sentences what happened and what to do", () => {
  expect(new Set(ALL.map(([, { title }]) => title)).size).toBe(ALL.length);
  for (const [reason, { title, sentence, advice }] of ALL) {
    expect(title, reason).not.toMatch(/[.]$/);
    for (const words of [sentence, advice]) expect(words, reason).toMatch(/^[A-Z].*[.]$/);
  }
});

test("the action that stands first is one that the advice names", () => {
  for (const [reason, { advice, leads }] of ALL) {
    expect(advice, reason).toMatch(leads === "retry" ? /\bretry\b/i : /\barchive\b/i);
    if (FOR_GOOD.includes(reason)) expect(leads, reason).toBe("archive");
  }
});

test("a retry is advised where it can help, and to archive what no retry can change", () => {
  for (const [reason, { advice }] of ALL) {
    const isForGood = FOR_GOOD.includes(reason);
    expect(/(?<!No )\bretry\b/i.test(advice), reason).toBe(!isForGood);
    if (isForGood) expect(advice, reason).toContain("archive");
  }
});
