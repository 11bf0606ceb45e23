import fc from "fast-check";
import { expect, test } from "vitest";
import {
  cleanLine,
  cleanText,
  countAsSent,
  countCharacters,
  countVisible,
  fittingLine,
  isolated,
} from "./characters.ts";

const CLEANERS = [
  ["line", cleanLine, /[\p{Cc}\p{Zl}\p{Zp}]/u],
  ["text", cleanText, /(?![\t\n])[\p{Cc}\p{Zl}\p{Zp}]/u],
] as const;
const HIDES = /[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\p{Noncharacter_Code_Point}\p{Cs}]/u;

/** Any code point, halves of pairs too, and often those that matter here. */
const codePoint = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 0x10_ffff }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0x30ff }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...[0x61, 0x65, 0x301, 0x20, 0x0a, 0x0d, 0x09, 0x85, 0x200b, 0x200c, 0x200d, 0x200e, 0x2028, 0xfeff, 0x202e],
      ...[0xd83d, 0xde00, 0xfe0f, 0x1100, 0x1161, 0x958, 0x1d160, 0xfdd0, 0xffff, 0x115f, 0xe0067],
    ),
  },
);
const anything = fc
  .array(codePoint, { maxLength: 40 })
  .map((points) => points.map((point) => String.fromCodePoint(point)).join(""));

test.for(CLEANERS)("every %s of any characters at all is in order once it is cleaned", ([, clean, breaks]) => {
  fc.assert(
    fc.property(anything, (value) => {
      const kept = clean(value);
      expect(clean(kept)).toBe(kept);
      expect(kept.normalize("NFC")).toBe(kept);
      expect(kept.trim()).toBe(kept);
      expect(kept.isWellFormed()).toBe(true);
      expect(kept).not.toMatch(HIDES);
      expect(kept).not.toMatch(breaks);
      // Only composing can make more of it: a few letters have no composed form.
      expect(countCharacters(kept)).toBeLessThanOrEqual(countCharacters(value.normalize("NFC")));
    }),
    { numRuns: 3000 },
  );
});

test("every single code point stays, or goes for the one reason that it has", () => {
  // The planes with letters in them, and the end of every other.
  const all = Array.from({ length: 0x11_0000 }, (_, point) => point)
    .filter((point) => [0, 1, 2, 14].includes(point >> 16) || (point & 0xffff) > 0xfff0)
    .map((point) => String.fromCodePoint(point));
  // Bars compose with nothing and keep them apart, so that all are cleaned at once.
  const cleaned = cleanText(`|${all.filter((character) => character !== "|").join("|")}|`)
    .slice(1, -1)
    .split("|");
  const fates = Map.groupBy(
    all.filter((character) => character !== "|").map((character, index) => [character, cleaned[index] ?? ""] as const),
    ([character, kept]) => {
      if (kept === "") return "gone";
      return kept === character.normalize("NFC") ? "kept" : kept;
    },
  );
  const gone = (fates.get("gone") ?? []).map(([character]) => character);
  expect(gone.filter((character) => !/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u.test(character))).toEqual([
    ..."\u00ad\u200b\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff",
  ]);
  expect(gone).toHaveLength(13 + 65 - 6 + 2048 + 66);
  expect(fates.get("\n")?.map(([character]) => character)).toEqual([..."\v\f\r\u0085\u2028\u2029"]);
  expect(fates.size).toBe(3);
});

test.for<[what: string, words: string]>([
  ["a family, joined", "👨‍👩‍👧‍👦"],
  ["a heart with its variation", "❤️‍🔥"],
  ["flags, by letters and by tags", "🇩🇪 🏴󠁧󠁢󠁳󠁣󠁴󠁿"],
  ["a skin tone", "👍🏽"],
  ["Persian with a non-joiner", "می‌خواهم"],
  ["Arabic with a mark of direction", "السعر ‏(USD)"],
  ["Hebrew with points", "שָׁלוֹם"],
  ["Devanagari with both joiners", "क्‍ष क्‌ष"],
  ["Sinhala", "ශ්‍රී ලංකා"],
])("%s stays as it is", ([, words]) => {
  expect(cleanLine(words)).toBe(words.normalize("NFC"));
  expect(cleanText(words)).toBe(words.normalize("NFC"));
});

test("a line stays one, and words that a break held apart stay apart", () => {
  expect(cleanLine("Ada\r\nLovelace\u0085Byron\tKing\u2028.")).toBe("Ada Lovelace Byron King .");
  expect(cleanLine("A\0d\u001b[31ma\u007f")).toBe("Ad[31ma");
  expect(cleanText("one\r\ntwo\rthree\tfour\u2029five\v\0")).toBe("one\ntwo\nthree\tfour\nfive");
});

test("letters typed in two ways are the same letters, whatever stood between them", () => {
  expect(cleanLine("Zoe\u0308")).toBe("Zoë");
  expect(cleanLine("Zoe\u200b\u0308")).toBe("Zoë");
  expect(cleanLine("\ud83d\u200b\ude00")).toBe("");
});

test.for([
  ["", 0],
  ["\u200d\ufe0f\u200e\u3164\u2800\u115f", 0],
  ["a b", 3],
  ["\u200f a \u200f", 1],
  ["👨‍👩‍👧", 3],
  ["Zoë", 3],
] as const)("of %j somebody sees %i", ([value, count]) => {
  expect(countVisible(value)).toBe(count);
});

test("what does not fit is cut between two signs", () => {
  expect(fittingLine(` ${"x".repeat(9)} y `, 10)).toBe("x".repeat(9));
  expect(fittingLine("ab👨‍👩‍👧", 6)).toBe("ab");
  expect(fittingLine("ab👨‍👩‍👧", 7)).toBe("ab👨‍👩‍👧");
  fc.assert(
    fc.property(anything, fc.integer({ min: 0, max: 12 }), (value, max) => {
      const kept = fittingLine(value, max);
      expect(countCharacters(kept)).toBeLessThanOrEqual(max);
      expect(cleanLine(kept)).toBe(kept);
    }),
  );
});

test("a field counts what the page sends: composed, and an emoji as one", () => {
  expect(["Zoe\u0308", "😀😀", "\u200b"].map(countAsSent)).toEqual([3, 2, 1]);
});

test("words of the other direction are set apart in a sentence, and others need not be", () => {
  expect([isolated("Asha"), isolated("Zoë 😀"), isolated("עדה"), isolated("السعر")]).toEqual([
    "Asha",
    "Zoë 😀",
    "\u2068עדה\u2069",
    "\u2068السعر\u2069",
  ]);
});
