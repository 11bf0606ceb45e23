import { describe, expect, test } from "vitest";
import { MongoError } from "../errors.ts";
import { compileRegex, literalPrefix } from "./regex.ts";

const matching: [pattern: string, options: string, text: string][] = [
  ["^ab\\.c$", "", "ab.c"],
  ["^ab$", "", "ab\n"],
  ["^b$", "m", "a\nb\nc"],
  ["a.c", "s", "a\nc"],
  ["a b # comment", "x", "ab"],
  ["HELLO", "i", "say hello"],
  ["(?i)abc", "", "ABC"],
  ["(?i:a)b", "", "Ab"],
  ["(*UTF8)é", "", "é"],
  ["[[:alpha:]]+\\d", "", "ab1"],
  ["[]a]", "", "]"],
  ["[a\\-z]", "", "-"],
  ["\\Qa.b*\\E$", "", "a.b*"],
  ["a{", "", "a{"],
  ["\\x{1F600}", "", "😀"],
  ["^.$", "", "😀"],
  ["\\p{Lu}", "", "Ä"],
  ["\\p{Greek}", "", "λ"],
  ["(?<year>\\d{4})-\\k<year>", "", "2024-2024"],
  ["(?P<x>a)\\1", "", "aa"],
  ["\\Aab\\z", "", "ab"],
  ["\\h", "", "\t"],
  ["[^\\D]", "", "5"],
  ["\\/\\-\\_\\@", "", "/-_@"],
  ["(?#remark)a", "", "a"],
  ["a(?=b)", "", "ab"],
  ["(?<!x)b", "", "ab"],
  ["\\bfoo\\b", "", "a foo b"],
];

const notMatching: [pattern: string, options: string, text: string][] = [
  ["^ab\\z", "", "ab\n"],
  ["a.c", "", "a\nc"],
  ["\\d", "", "٣"],
  ["\\s", "", "\u00a0"],
  ["^b", "", "a\nb"],
];

describe("a PCRE pattern means the same here", () => {
  test.each(matching)("%s with options '%s' matches", (pattern, options, text) => {
    expect(compileRegex(pattern, options).test(text)).toBe(true);
  });
  test.each(notMatching)("%s with options '%s' does not match", (pattern, options, text) => {
    expect(compileRegex(pattern, options).test(text)).toBe(false);
  });
});

function codeOf(pattern: string, options = ""): number | null {
  try {
    compileRegex(pattern, options);
    return null;
  } catch (error) {
    return error instanceof MongoError ? error.code : null;
  }
}

test.each([
  "(",
  "a)",
  "[a",
  "*a",
  "a++",
  "(?>a)",
  "(?R)",
  "(?(1)a|b)",
  "(*ACCEPT)",
  "\\",
  "\\y",
  "a**",
  "\\p{Nothing}",
])("refuses %s with code 51091", (pattern) => {
  expect(codeOf(pattern)).toBe(51091);
});

test("refuses an unknown option with code 51108 and a null byte with code 2", () => {
  expect(codeOf("a", "g")).toBe(51108);
  expect(codeOf("a\0")).toBe(2);
});

test.each([
  ["(a+)+$", "a".repeat(60)],
  ["(a|aa)+$", "a".repeat(20_000)],
  ["(.*)(.*)(.*)(.*)x", "a".repeat(10_000)],
  ["^(\\w+\\s?)*$", "word ".repeat(20)],
])("answers %s, which JavaScript's own engine does not come to the end of", (pattern, text) => {
  const regex = compileRegex(pattern, "");
  expect(regex.test(`${text}!`)).toBe(false);
  expect(regex.exec(`${text}!`)).toBeNull();
});

test("captures what JavaScript's own engine does where both come to an end", () => {
  const text = `${"ab".repeat(30)}c`;
  expect(compileRegex("(a|ab)(c|bcd)?((?:ab)+)(c)", "i").exec(text.toUpperCase())).toMatchObject(
    /(a|ab)(c|bcd)?((?:ab)+)(c)/i.exec(text.toUpperCase()) ?? {},
  );
});

test.each([
  ["^(?=(a+)+$)", "a".repeat(60)],
  ["(a+)+\\1$", "a".repeat(60)],
])("stops %s after a bounded time with code 51156", (pattern, text) => {
  const started = performance.now();
  expect(() => compileRegex(pattern, "").test(`${text}!`)).toThrow(expect.objectContaining({ code: 51156 }));
  expect(performance.now() - started).toBeLessThan(5000);
});

test("gives a pattern up that takes little for each text, but too much for all of them", () => {
  const regex = compileRegex("^(?=(a|aa)+$)", "");
  const ask = () => {
    for (let texts = 0; texts < 5_000; texts += 1) regex.test(`${"a".repeat(25)}!`);
  };
  expect(ask).toThrow(expect.objectContaining({ code: 51156 }));
});

test("finds the next match from a place on", () => {
  const regex = compileRegex("a", "");
  expect(regex.exec("aba", 1)?.index).toBe(2);
  expect(regex.exec("aba", 3)).toBeNull();
});

test.each([
  ["^abc", "", "abc"],
  ["^ab*", "", "a"],
  ["^a\\.b", "", "a.b"],
  ["^a[bc]", "", "a"],
  ["^a|b", "", ""],
  ["^a", "i", ""],
  ["abc", "", ""],
  ["^ab{2}", "", "a"],
  ["\\Aab", "", "ab"],
])("every match of %s (%s) begins with '%s'", (pattern, options, prefix) => {
  expect(literalPrefix(pattern, options)).toBe(prefix);
});
