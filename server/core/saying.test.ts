import { expect, test } from "vitest";
import { type Saying, wordsOf } from "./saying.ts";

const about = (category: string, tickets = 1): Saying => ({
  key: "alerts.untakenCategory.title",
  values: { tickets, complaintId: "COMP-10001", category },
});

test("a saying becomes words with its values, and what is in words already stays", () => {
  expect(wordsOf(about("Billing"))).toBe("COMP-10001 waits, and nobody takes Billing");
  expect(wordsOf(about("Billing", 1_200))).toBe("1200 complaints wait, and nobody takes Billing");
  expect(wordsOf("Hello {name}")).toBe("Hello {name}");
});

test("a saying in a saying is said in its place", () => {
  const most: Saying = { key: "wait.length.minutes", values: { minutes: 5 } };
  expect(wordsOf({ key: "wait.atMost", values: { most } })).toBe("A person gets this within 5 min.");
});

test("people's words keep their direction to themselves, once", () => {
  const isolated = "\u2068דואר\u2069";
  expect(wordsOf(about("דואר"))).toBe(`COMP-10001 waits, and nobody takes ${isolated}`);
  expect(wordsOf(about(isolated))).toBe(`COMP-10001 waits, and nobody takes ${isolated}`);
});
