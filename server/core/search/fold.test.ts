import fc from "fast-check";
import { expect, test } from "vitest";
import { fold } from "./fold.ts";

test.each([
  ["Straße", "STRASSE", "strasse"],
  ["Ὀδυσσεύς", "ΟΔΥΣΣΕΥΣ", "οδυσσευσ"],
  ["İstanbul", "ıstanbul", "istanbul"],
  ["Łódź", "lodz", "lodz"],
  ["Smørrebrød", "SMØRREBRØD", "smorrebrod"],
  ["Đặng", "dang", "dang"],
  ["Guðrún Þórsdóttir", "gudrun thorsdottir", "gudrun thorsdottir"],
  ["œuvre ÆØ ŋ ħ ŧ ĸ ſ", "oeuvre aeo n h t k s", "oeuvre aeo n h t k s"],
  ["ａｂｃ１２３ ﬁn", "abc123 fin", "abc123 fin"],
  ["٣٤٥ ०१२ 𝟘𝟙", "345 012 01", "345 012 01"],
  ["ﾊﾟﾊﾞ", "パバ", "パバ"],
  ["שָׁלוֹם", "שלום", "שלום"],
  ["مُحَمَّد أحمد", "محمد احمد", "محمد احمد"],
  ["یک", "يك", "يك"],
  ["फ़ोन", "फोन", "फोन"],
  ["ёлка", "ЕЛКА", "елка"],
])("%s is the same as %s", (one, other, folded) => {
  expect([fold(one), fold(other)]).toEqual([folded, folded]);
});

test.each([
  ["दिन", "दीन"],
  ["かき", "かぎ"],
  ["ขาว", "ข้าว"],
  ["한국", "한글"],
])("signs that make another word stay: %s is not %s", (one, other) => {
  expect(fold(one)).not.toBe(fold(other));
});

/** The letter under which a sign stands that Greek grammarians wrote below, and capitals beside. */
const SUBSCRIPT = /\u0345/;

test("no letter of any script is another one when it is folded twice, or in the other case", () => {
  const changed: string[] = [];
  for (let at = 0; at < 0x2_0000; at++) {
    if (at >= 0xd800 && at < 0xe000) continue;
    const letter = String.fromCodePoint(at);
    // Tens of thousands of signs without case or marks.
    if (/[\p{Ideographic}\p{sc=Hang}\p{Cn}]/u.test(letter)) continue;
    if (SUBSCRIPT.test(letter.normalize("NFKD"))) continue;
    const folded = fold(letter);
    const same = [folded, letter.toUpperCase(), letter.toLowerCase()].every((each) => fold(each) === folded);
    if (!same) changed.push(letter);
  }
  expect(changed).toEqual([]);
});

test("composed or taken apart, a text is the same", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(fold(text.normalize("NFD"))).toBe(fold(text.normalize("NFC")));
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});
