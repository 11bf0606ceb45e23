import { expect, test } from "vitest";
import { htmlOf } from "./html-of.ts";
import { type MailInWords, plainText } from "./in-words.ts";

const MAIL: MailInWords = {
  subject: "COMP-10001: The kettle hums",
  paragraphs: ["New reply to your complaint", "COMP-10001: The kettle hums"],
  quotes: [],
  button: { label: "Open the complaint", href: "https://desk.test/complaints/COMP-10001" },
  after: ["You can answer this mail."],
  footer: ["You get this because the complaint is yours."],
  ways: [{ label: "No more mails like this", href: "https://desk.test/unsubscribe/token" }],
  stop: "https://desk.test/unsubscribe/token",
};

/** Every tag of a page with the names of its attributes: what people wrote may change none of it. */
const structure = (html: string) =>
  [...html.matchAll(/<(\/?[a-z!][a-z0-9]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/gi)].map(
    ([, tag, rest = ""]) => `${tag} ${[...rest.matchAll(/([a-z-]+)="/gi)].map(([, name]) => name).join(" ")}`,
  );

test("says what the mail says, with a button and its address beside it, and fetches nothing", async () => {
  const html = await htmlOf(MAIL);
  expect(html).toMatch(/^<!doctype html><html /);
  for (const words of [...MAIL.after, ...MAIL.footer, "New reply to your complaint", "Open the complaint"])
    expect(html).toContain(words);
  expect(html.match(/href="https:\/\/desk[.]test\/complaints\/COMP-10001"/g)).toHaveLength(2);
  expect(html).toContain(">https://desk.test/complaints/COMP-10001<");
  expect(html).not.toMatch(/<(img|script|link|iframe|form|svg)\b|url\(|@import|@font-face/i);
  expect(html).toContain('name="color-scheme" content="light dark"');
  expect(html).toContain("prefers-color-scheme: dark");
});

const HOSTILE = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  "</style><script>alert(1)</script>",
  "</title><svg/onload=alert(1)>",
  "<!--[if mso]><script>alert(1)</script><![endif]-->",
  "]]></w:WordDocument><a href='javascript:alert(1)'>x</a>",
  "&lt;b&gt; &amp; {{7*7}} ${7*7}",
];

test.each(HOSTILE)("what people wrote is text wherever it stands: %s", async (words) => {
  const mail = (said: string): MailInWords => ({
    subject: `COMP-10001: ${said}`,
    paragraphs: [`${said} is working on it`, said],
    quotes: [
      {
        heading: `${said} wrote:`,
        lines: [said, said],
        files: said,
        more: { label: "Read all of it", href: "https://desk.test/complaints/COMP-10001#said-1" },
      },
    ],
    button: { label: said, href: "https://desk.test/complaints/COMP-10001" },
    after: [said],
    footer: [said],
    ways: [{ label: said, href: "https://desk.test/settings" }],
    stop: null,
  });
  const [hostile, harmless] = await Promise.all([htmlOf(mail(words)), htmlOf(mail("words"))]);
  expect(structure(hostile)).toEqual(structure(harmless));
});

test("words of whatever direction are read in their own: each stands in an element that asks for it", async () => {
  const html = await htmlOf({ ...MAIL, subject: "COMP-10001: \u2068הקומקום מזמזם\u2069", paragraphs: ["الغلاية"] });
  expect(html).toMatch(/<h1[^>]* dir="auto"[^>]*>COMP-10001: \u2068הקומקום מזמזם\u2069<\/h1>/);
  expect(html).toMatch(/<p[^>]* dir="auto"[^>]*>الغلاية<\/p>/);
});

test("somebody's words stand line by line where their programs see whose they are, and are what a list shows of the mail", async () => {
  const quote = { heading: "Asha Raman (agent) wrote:", lines: ["Which one?", "", "הכחול?"], files: null, more: null };
  const html = await htmlOf({ ...MAIL, quotes: [quote] });
  expect(html).toMatch(/<div[^>]* dir="auto"[^>]*>Which one\?<br\/><br\/>הכחול\?<\/div>/);
  expect(html).toContain(">Asha Raman (agent) wrote: Which one?");
});

test("a mail that leads nowhere has no button, and in plain text its reason stands below a mark of its own", async () => {
  const mail = { ...MAIL, button: null, ways: [] };
  expect(await htmlOf(mail)).not.toContain("<a ");
  expect(plainText(mail)).toBe(
    "New reply to your complaint\n\nCOMP-10001: The kettle hums\n\nYou can answer this mail.\n\n-- \nYou get this because the complaint is yours.",
  );
});
