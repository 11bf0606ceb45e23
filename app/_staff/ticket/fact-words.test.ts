import { expect, test } from "vitest";
import type { TimelineItem } from "#server/core/timeline.ts";
import { factWords } from "./fact-words.ts";

const at = "2026-01-01T10:00:00Z";
const asha = { id: "a", name: "Asha" };
const forAsha = { readerId: "a", category: "Billing" };

test("calls the reader you, and everybody else by name", () => {
  const item: TimelineItem = { id: "1", at, by: { ...asha, role: "agent" }, kind: "priority", from: "Low", to: "High" };
  expect(factWords(item, forAsha)).toBe("You changed the priority from Low to High");
  expect(factWords(item, { ...forAsha, readerId: "b" })).toBe("Asha changed the priority from Low to High");
});

test("tells why a ticket went back in line, and that it kept its place", () => {
  const item: TimelineItem = { id: "2", at, by: null, kind: "requeued", reason: "agent-off-duty" };
  expect(factWords(item, forAsha)).toBe("Back in line at its old place: its agent went off duty");
});

test("names who gave a ticket by hand", () => {
  const marta = { id: "m", name: "Marta", role: "admin" } as const;
  const item: TimelineItem = { id: "3", at, by: marta, kind: "assigned", agent: asha, why: { rule: "by-hand" } };
  expect(factWords(item, forAsha)).toBe("Marta gave it to you");
  expect(factWords(item, { ...forAsha, readerId: "m" })).toBe("You gave it to Asha");
});

test("quotes what the customer wrote beside the rating", () => {
  const tom = { id: "t", name: "Tom", role: "user" } as const;
  const item: TimelineItem = { id: "4", at, by: tom, kind: "rated", score: 5, message: "Quick!" };
  expect(factWords(item, forAsha)).toBe("Tom (customer) rated the help 5 of 5: “Quick!”");
});

test("a choice by rule is QuickFix's own; the full reason stands in the head of the ticket", () => {
  const item: TimelineItem = { id: "5", at, by: null, kind: "assigned", agent: asha, why: { rule: "longest-free" } };
  expect(factWords(item, forAsha)).toBe("QuickFix gave it to you");
});
