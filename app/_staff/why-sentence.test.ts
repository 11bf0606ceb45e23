import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import type { AssignmentReason } from "#server/core/assignment-reason.ts";
import { type WhyContext, whySentence } from "./why-sentence.ts";

const mine = { agentName: null, category: "Billing" };
const said = (why: AssignmentReason, context: WhyContext) =>
  whySentence(why, context, { say: sayIn("staff.why"), sayDuration: sayIn("ui.duration") });

test("tells the agent that they were free the longest, among how many, and how long the ticket waited", () => {
  const why = {
    rule: "longest-free",
    freeAgents: 3,
    skippedForSkill: 0,
    freeForMs: 720_000,
    waitedMs: 40_000,
    ahead: 0,
  } as const;
  expect(said(why, mine)).toBe(
    "You were free the longest, for 12 min, of 3 free agents. It had waited 40 s, first in line.",
  );
});

test("says who was passed over for a missing skill", () => {
  const why = {
    rule: "longest-free",
    freeAgents: 1,
    skippedForSkill: 2,
    freeForMs: 1_000,
    waitedMs: 60_000,
    ahead: 2,
  } as const;
  expect(said(why, mine)).toBe(
    "You were the only free agent who takes Billing; 2 more were free. It had waited 1 min, 2 ahead of it in line.",
  );
});

test("names the agent when somebody else reads it", () => {
  const context = { agentName: "Asha", category: "Billing" };
  expect(said({ rule: "longest-free", freeAgents: 1 }, context)).toBe("Asha was the only free agent.");
  expect(said({ rule: "self-taken" }, context)).toBe("Asha took it.");
});

test("names who gave it by hand, where that is known", () => {
  expect(said({ rule: "by-hand" }, { ...mine, givenBy: { name: "Marta" } })).toBe("Marta gave it to you.");
  expect(said({ rule: "by-hand" }, { agentName: "Asha", category: "Billing", givenBy: { name: null } })).toBe(
    "You gave it to Asha.",
  );
  expect(said({ rule: "by-hand" }, mine)).toBe("It was given to you by hand.");
});

test("explains a ticket that returns with the customer's answer", () => {
  expect(said({ rule: "came-back" }, mine)).toContain("came back to you");
});

test("a ticket that was given out at once did not have to wait", () => {
  const why = { rule: "longest-free", freeAgents: 1, waitedMs: 900, ahead: 0 } as const;
  expect(said(why, mine)).toBe("You were the only free agent. It did not have to wait.");
});

test("says when somebody was free and passed over because it is theirs", () => {
  const why = { rule: "longest-free", freeAgents: 1, skippedForSkill: 0, skippedAsFilers: 1 } as const;
  expect(said(why, mine)).toBe("You were the only free agent; whoever filed it was free, too.");
  const declined = { rule: "longest-free", freeAgents: 1, skippedAsDecliners: 1 } as const;
  expect(said(declined, mine)).toBe("You were the only free agent; whoever had it just before was free, too.");
});
