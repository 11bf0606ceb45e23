import { expect, test } from "vitest";
import { whySentence } from "./why-sentence.ts";

const mine = { agentName: null, category: "Billing" };

test("tells the agent that they were free the longest, among how many, and how long the ticket waited", () => {
  const why = {
    rule: "longest-free",
    freeAgents: 3,
    skippedForSkill: 0,
    freeForMs: 720_000,
    waitedMs: 40_000,
    ahead: 0,
  } as const;
  expect(whySentence(why, mine)).toBe(
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
  expect(whySentence(why, mine)).toBe(
    "You were the only free agent who takes Billing; 2 more were free. It had waited 1 min, 2 ahead of it in line.",
  );
});

test("names the agent when somebody else reads it", () => {
  const context = { agentName: "Asha", category: "Billing" };
  expect(whySentence({ rule: "longest-free", freeAgents: 1 }, context)).toBe("Asha was the only free agent.");
  expect(whySentence({ rule: "self-taken" }, context)).toBe("Asha took it.");
});

test("names who gave it by hand, where that is known", () => {
  expect(whySentence({ rule: "by-hand" }, { ...mine, givenBy: "Marta" })).toBe("Marta gave it to you.");
  expect(whySentence({ rule: "by-hand" }, mine)).toBe("It was given to you by hand.");
});

test("explains a ticket that returns with the customer's answer", () => {
  expect(whySentence({ rule: "came-back" }, mine)).toContain("came back to you");
});

test("a ticket that was given out at once did not have to wait", () => {
  const why = { rule: "longest-free", freeAgents: 1, waitedMs: 900, ahead: 0 } as const;
  expect(whySentence(why, mine)).toBe("You were the only free agent. It did not have to wait.");
});
