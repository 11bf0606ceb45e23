import { expect, test } from "vitest";
import { plainText } from "#server/desk/mails/in-words.ts";
import { ownWords } from "./own-words.ts";

const there = "https://desk.test/complaints/COMP-10001#said-1";
/** A mail of ours with what somebody wrote, as a customer's program quotes it. */
const OURS = plainText({
  paragraphs: ["New reply to your complaint", "COMP-10001: The kettle hums"],
  quotes: [
    {
      heading: "Asha Raman (agent) wrote:",
      lines: ["Which kettle?", "", "The blue one?"],
      files: "File: kettle.jpg",
      more: { label: "Open the file", href: there },
    },
  ],
  button: { label: "Open the complaint", href: there },
  after: ["You can answer this mail: what you write becomes part of your complaint."],
  footer: ["You get this because the complaint is yours."],
  ways: [],
});
const FROM = "QuickFix <help@desk.test>";
const marked = OURS.split("\n").map((line) => `> ${line}`);

test.each([
  ["with a mark on each line", [`On Mon, Mar 2, 2026 at 10:00 AM ${FROM} wrote:`, "", ...marked]],
  ["below its headers", [`From: ${FROM}`, "Sent: Monday, March 2, 2026 10:00 AM", "To: maya@example.test", "", OURS]],
  ["below a line", ["-----Original Message-----", OURS]],
  ["in German", [`Von: ${FROM}`, "Gesendet: Montag, 2. März 2026 10:00", "An: maya@example.test", "", OURS]],
])("of an answer that has a mail of ours %s, the answer is what was written", (_, quoted) => {
  expect(ownWords(["The red one.", "", ...quoted].join("\n"))).toBe("The red one.");
});

const OUTLOOK = [`From: ${FROM}`, "Sent: Monday, March 2, 2026 10:00 AM", "To: maya@example.test", "", OURS];
test.each([
  ["a line and its headers", ["________________________________", ...OUTLOOK]],
  ["a line right below the words, and its headers", ["-----", "", ...OUTLOOK]],
  ["a line, who wrote it, and marks", ["----------", "Asha wrote:", ...marked]],
  ["a line and marks", ["----------", ...marked]],
  ["marks alone", marked],
  ["an address alone that introduces it", [`On Mon, Mar 2, 2026 at 10:00 AM ${FROM} wrote:`, "", OURS]],
])("a quote below %s is left out", (_, quoted) => {
  expect(ownWords(["The red one.", "", ...quoted].join("\n"))).toBe("The red one.");
});

test("an answer between and below what it quotes is kept, without that", () => {
  const mail = [`On Mon, Mar 2, 2026 ${FROM} wrote:`, "> Which kettle?", "The blue one.", "> Since when?", "A week."];
  expect(ownWords(["Hello,", "", ...mail].join("\n"))).toBe("Hello,\n\nThe blue one.\nA week.");
});

test.each([
  ["a line of dashes below a heading", "Items:\n-----\n1 lid\n2 pots\nPlease send them."],
  ["a short one", "Items:\n---\n1 lid\n2 pots\nPlease send them."],
  ["a line with words", "---------- Parts ----------\nlid: 2\npots: 3\nPlease send them."],
  ["a line above dates", "The invoice says\n_____\nFrom: 12 May\nTo: 14 May\nbut that is wrong."],
  ["underscores and equals signs", "One\n____\ntwo\n====\nthree"],
  ["a sign of a quote in the middle", "It weighs\n> 5 kg\nand is late."],
  ["a sign of a quote at the beginning", "> 5 kg\nis what it weighs."],
  [
    "a sentence that introduces nobody's mail",
    "Hello,\n\nOn Monday your colleague wrote:\nIt would come.\n\nIt did not.",
  ],
])("%s is no quote", (_, words) => {
  expect(ownWords(words)).toBe(words);
});

test.each([
  ["with dashes", "--\nMaya"],
  ["of a telephone", "Sent from my iPhone"],
])("a signature %s is left out, also below a line that somebody drew", (_, signature) => {
  const words = "Items:\n-----\n1 lid";
  expect(ownWords(`${words}\n\n${signature}`)).toBe(words);
});

test.each([
  ["what is marked", "Items:\n-----\n1 lid\n> 5 kg", [`On Mon, Mar 2, 2026 at 10:00 AM ${FROM} wrote:`, "", ...marked]],
  ["what is marked, with a line between", "It weighs\n> 5 kg", ["-----", ...OUTLOOK]],
])("%s by its writer stays, right above a quote", (_, words, quoted) => {
  expect(ownWords([words, "", ...quoted].join("\n"))).toBe(words);
});
