import { expect, test } from "vitest";
import { linkParts } from "./link-parts.ts";

const linked = (words: string) => linkParts(words).flatMap(({ text, href }) => (href === null ? [] : [text]));

test.each([
  ["see https://kettle.test/manual.", ["https://kettle.test/manual"]],
  [
    "(https://kettle.test/a_(b)) or http://x.test/?q=1&r=2#top, please",
    ["https://kettle.test/a_(b)", "http://x.test/?q=1&r=2#top"],
  ],
  ["HTTPS://KETTLE.TEST/A!", ["HTTPS://KETTLE.TEST/A"]],
  ["https://kettle.test/…", ["https://kettle.test/"]],
  ["写信到mailto:help@kettle.test，谢谢", ["mailto:help@kettle.test"]],
  ["write to mailto:help@kettle.test?subject=Lid today", ["mailto:help@kettle.test?subject=Lid"]],
  ["הקישור https://kettle.test/שלום כאן", ["https://kettle.test/שלום"]],
  ["“https://kettle.test” <https://mixer.test>", ["https://kettle.test", "https://mixer.test"]],
  ["first\nhttps://a.test\nhttps://b.test", ["https://a.test", "https://b.test"]],
])("addresses in %j are links", (words, expected) => {
  expect(linked(words)).toEqual(expected);
});

test.each([
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "file:///etc/passwd",
  "https://",
  "https://bank.test@evil.test/",
  "https://user:secret@evil.test/",
  "mailto:nobody",
  "xhttps://kettle.test",
  "kettle.test",
  "http://[",
])("%j stays words", (words) => {
  expect(linkParts(words)).toEqual([{ text: words, href: null }]);
});

test("an invisible character ends the address: what is shown is where it leads", () => {
  const [link, rest] = linkParts("https://bank.test\u202e/moc.live");
  expect(link).toEqual({ text: "https://bank.test", href: "https://bank.test/" });
  expect(rest?.href).toBeNull();
});

test("whatever is written, the pieces are the words to the letter", () => {
  const bits = ["https://a.test/", "mailto:", "(", ")", ".", " ", "é", "\u202e", "\n", "<b>", "http:/", "@x.test"];
  for (let seed = 1; seed <= 2_000; seed++) {
    let state = seed;
    const next = () => (state = (state * 48_271) % 2_147_483_647);
    const words = Array.from({ length: 8 }, () => bits[next() % bits.length] ?? "").join("");
    const parts = linkParts(words);
    expect(parts.map(({ text }) => text).join("")).toBe(words);
    for (const { href } of parts) expect(href ?? "https:").toMatch(/^(?:https?|mailto):/);
  }
});

test("a very long run of brackets takes no time worth speaking of", () => {
  const words = `https://a.test/${")".repeat(5_000)}`;
  expect(linked(words)).toEqual(["https://a.test/"]);
});
