import { expect, test } from "vitest";
import { agentIdOf } from "../ids.ts";
import { seededRandom } from "../seeded-random.ts";
import { drawMs, paceOf, restOf, UNKNOWN_PACE } from "./pace.ts";

const MINUTE_MS = 60_000;
const [quick, slow, fresh] = ["quick", "slow", "fresh"].map(agentIdOf) as [
  ReturnType<typeof agentIdOf>,
  ReturnType<typeof agentIdOf>,
  ReturnType<typeof agentIdOf>,
];
const took = (agentId: typeof quick, minutes: number, times: number) =>
  Array.from({ length: times }, () => ({ agentId, ms: minutes * MINUTE_MS }));

test("a few tickets are an anecdote, and say nothing", () => {
  expect(paceOf(took(quick, 5, 11))).toBe(UNKNOWN_PACE);
  expect(paceOf(took(quick, 5, 12)).sortedMs).toHaveLength(12);
});

test("somebody's own pace counts the more, the more is known of it", () => {
  const pace = paceOf([...took(quick, 5, 40), ...took(slow, 15, 40)]);
  expect(pace.speedOf(quick)).toBeCloseTo(0.55, 1);
  expect(pace.speedOf(slow)).toBeCloseTo(1.45, 1);
  expect(pace.speedOf(fresh)).toBe(1);
});

test("what somebody went home with says nothing about the pace", () => {
  expect(Math.max(...paceOf([...took(quick, 10, 20), ...took(slow, 900, 2)]).sortedMs)).toBe(10 * MINUTE_MS);
});

test("what has lasted for long lasts as the long ones do; what is longer than all is as a new one", () => {
  const pace = paceOf([...took(fresh, 4, 20), ...took(fresh, 20, 20)]);
  const random = seededRandom(1);
  expect(restOf(pace, 1, 6 * MINUTE_MS)(random)).toBe(14 * MINUTE_MS);
  expect([4 * MINUTE_MS, 20 * MINUTE_MS]).toContain(restOf(pace, 1, 60 * MINUTE_MS)(random));
  expect(drawMs(UNKNOWN_PACE, 1, random)).toBe(Number.POSITIVE_INFINITY);
});
