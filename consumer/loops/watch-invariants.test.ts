import { expect, test } from "vitest";
import { agentIdOf, ticketIdOf } from "#server/core/ids.ts";
import type { InvariantId, Violation } from "#server/operate/invariants/invariant.ts";
import { createInvariantTurn } from "./watch-invariants.ts";

const stuck: Violation = {
  id: "L1",
  subject: { kind: "ticket", id: ticketIdOf("a") },
  sentence: "COMP-10001 waits in line.",
};
const untrue: Violation = {
  id: "L2",
  subject: { kind: "agent", id: agentIdOf("b") },
  sentence: "Asha is shown as busy.",
};

function watch(turns: readonly (readonly Violation[])[]) {
  const counts = new Map<InvariantId, number>();
  const reported: Violation[] = [];
  const looks = turns.values();
  const turn = createInvariantTurn({
    look: async () => looks.next().value ?? [],
    random: () => 0.5,
    onCount: (id, count) => counts.set(id, count),
    onViolation: (violation) => reported.push(violation),
  });
  return { turn, counts, reported };
}

test("every invariant is counted, and goes back to nothing once it holds again", async () => {
  const { turn, counts } = watch([[stuck, untrue], []]);
  await turn();
  expect([counts.get("L1"), counts.get("L2"), counts.get("S1")]).toEqual([1, 1, 0]);
  await turn();
  expect([counts.get("L1"), counts.get("L2")]).toEqual([0, 0]);
});

test("a violation that stays is reported once, and again when it comes back", async () => {
  const { turn, reported } = watch([[stuck], [stuck, untrue], [untrue], [stuck]]);
  for (let count = 0; count < 4; count++) await turn();
  expect(reported).toEqual([stuck, untrue, stuck]);
});

test("the next look is half a minute away, more or less", async () => {
  expect(await watch([]).turn()).toBe(30_000);
});
