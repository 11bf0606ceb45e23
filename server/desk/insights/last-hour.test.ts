import { expect, test } from "vitest";
import { lastHour } from "./last-hour.ts";

const NOW = new Date("2026-03-02T12:00:30Z");
const minute = (at: string, waiting: number) => ({
  at: new Date(`2026-03-02T${at}:00Z`),
  waiting,
  longestWaitMs: 0,
  freeAgents: 0,
  medianTimeToAgentMs: null,
});

test("a minute that nobody wrote down is a gap and no zero, and so is one in which there was nothing to measure", () => {
  const written = [minute("11:01", 4), minute("11:58", 0), minute("12:00", 2)];
  const waiting = lastHour(written, "waiting", NOW);
  expect(waiting).toHaveLength(60);
  expect([waiting[0], waiting[57], waiting[58], waiting[59]]).toEqual([4, 0, null, 2]);
  expect(waiting.filter((value) => value === null)).toHaveLength(57);
  expect(lastHour(written, "medianTimeToAgentMs", NOW).every((value) => value === null)).toBe(true);
});

test("what is older than the hour is left out", () => {
  expect(lastHour([minute("11:00", 1)], "waiting", NOW)).toEqual(Array.from({ length: 60 }, () => null));
});
