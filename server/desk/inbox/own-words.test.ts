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
