import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import type { TimelineItem } from "#server/core/timeline.ts";
import type { Status } from "#server/core/vocabulary.ts";
import { factWords, type Reading } from "./fact-words.ts";

const told = (item: TimelineItem, reading: Reading) =>
  factWords(item, reading, {
    say: sayIn("staff.facts"),
    sayPriority: sayIn("terms.priority"),
    sayDuration: sayIn("ui.duration"),
  });

const at = "2026-01-01T10:00:00Z";
const asha = { id: "a", name: "Asha" };
const forAsha = { readerId: "a", customer: { _id: "t", name: "Tom Ray" } };

test("calls the reader you, and everybody else by name", () => {
  const item: TimelineItem = { id: "1", at, by: { ...asha, role: "agent" }, kind: "priority", from: "Low", to: "High" };
  expect(told(item, forAsha)).toBe("You changed the priority from Low to High");
  expect(told(item, { ...forAsha, readerId: "b" })).toBe("Asha changed the priority from Low to High");
});

test("tells why a ticket went back in line, and that it kept its place", () => {
  const item: TimelineItem = { id: "2", at, by: null, kind: "requeued", reason: "agent-off-duty" };
  expect(told(item, forAsha)).toBe("Back in line at its old place: its agent went off duty");
});

test("tells what was put right, and why that sent it back", () => {
  const common = { id: "2", at, by: { ...asha, role: "agent" } } as const;
  const about = { ...common, kind: "category", from: "Technical", to: "Billing" } as const;
  expect(told(about, forAsha)).toBe("You changed the category from Technical to Billing");
  const called = { ...common, kind: "title", from: "Help", to: "Invoice 7" } as const;
  expect(told(called, forAsha)).toBe("You changed the title from “Help” to “Invoice 7”");
  const back = { ...common, kind: "requeued", reason: "other-category" } as const;
  expect(told(back, forAsha)).toBe("Back in line at its old place: its agent does not take this category");
});

test("tells whom it does not come back to for a while", () => {
  const until = "2026-01-01T10:10:00Z";
  const item: TimelineItem = {
    id: "2",
    at,
    by: { ...asha, role: "agent" },
    kind: "requeued",
    reason: "taken-back",
    until,
  };
  const words = "Put back in line at its old place by";
  expect(told(item, forAsha)).toBe(`${words} you; it does not come to you again for 10 min`);
  const others = { ...forAsha, readerId: "m" };
  expect(told(item, others)).toBe(`${words} Asha; it does not come to them again for 10 min`);
  const byLead = { ...item, by: { id: "m", name: "Marta", role: "admin" } } as const;
  expect(told(byLead, others)).toBe(`${words} you; it does not come to whoever had it again for 10 min`);
  expect(told({ ...byLead, until: undefined }, forAsha)).toBe(`${words} Marta`);
});

test("names who gave a ticket by hand", () => {
  const marta = { id: "m", name: "Marta", role: "admin" } as const;
  const item: TimelineItem = { id: "3", at, by: marta, kind: "assigned", agent: asha, why: { rule: "by-hand" } };
  expect(told(item, forAsha)).toBe("Marta gave it to you");
  expect(told(item, { ...forAsha, readerId: "m" })).toBe("You gave it to Asha");
});

test.each([
  ["Waiting on Customer", "In Progress", "Tom (customer) answered"],
  ["Resolved", "Open", "Tom (customer) opened it again"],
  ["In Progress", "Closed", "Tom (customer) closed it"],
] as const)("what the customer did from %s to %s is told as they would tell it", (from, to, words) => {
  const tom = { id: "t", name: "Tom", role: "user" } as const;
  expect(told({ id: "7", at, by: tom, kind: "status", from, to, message: "" }, forAsha)).toBe(words);
});

test("what the reader did to a ticket is told in words that fit them", () => {
  const by = { ...asha, role: "agent" } as const;
  const toldOf = (from: Status, to: Status) =>
    told({ id: "8", at, by, kind: "status", from, to, message: "" }, forAsha);
  expect(toldOf("In Progress", "Waiting on Customer")).toBe("You asked the customer for an answer");
  expect(toldOf("In Progress", "Open")).toBe("You put it back in line");
  expect(toldOf("Waiting on Customer", "In Progress")).toBe("You took it up again");
  expect(toldOf("In Progress", "Resolved")).toBe("You marked it as solved");
});

test("quotes what the customer wrote beside the rating", () => {
  const tom = { id: "t", name: "Tom", role: "user" } as const;
  const item: TimelineItem = { id: "4", at, by: tom, kind: "rated", score: 5, message: "Quick!" };
  expect(told(item, forAsha)).toBe("Tom (customer) rated the help 5 of 5: “Quick!”");
});

test("a choice by rule is QuickFix's own; the full reason stands in the head of the ticket", () => {
  const item: TimelineItem = { id: "5", at, by: null, kind: "assigned", agent: asha, why: { rule: "longest-free" } };
  expect(told(item, forAsha)).toBe("QuickFix gave it to you");
});

test("says who typed it for whom", () => {
  const lena = { id: "l", name: "Lena Köhler", role: "agent" } as const;
  const item: TimelineItem = { id: "6", at, by: lena, kind: "filed" };
  expect(told(item, forAsha)).toBe("Lena Köhler filed it for Tom Ray");
  expect(told(item, { ...forAsha, readerId: "l" })).toBe("You filed it for Tom Ray");
});
