import { beforeEach, expect, test } from "vitest";
import { changeCapacity } from "#server/desk/agents/change-capacity.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { mean, median, startOfDay } from "./figures.ts";
import { findUsualWaitMs } from "./find-usual-wait.ts";
import { getExpectations } from "./get-expectations.ts";

const MINUTE_MS = 60_000;
const clock = aTestClock();
const it = await openDesk({ clock });
const { desk, maya, ines } = it;
beforeEach(() => it.emptied());

/** Complaints that found their agent after so many minutes each. */
async function waited(...minutes: number[]) {
  const asha = await it.addAgent("Asha");
  await changeCapacity(desk, ines, { agentId: asha.id, capacity: 20 });
  for (const each of minutes) {
    await it.file(maya);
    clock.advance(each * MINUTE_MS);
    await it.dispatch();
  }
}

test("four are an anecdote, five are the usual wait: the one in the middle", async () => {
  await waited(1, 2, 30, 4);
  expect(await findUsualWaitMs(desk)).toBeNull();
  await it.emptied();
  await waited(1, 2, 30, 4, 3);
  expect(await findUsualWaitMs(desk)).toBe(3 * MINUTE_MS);
});

test("yesterday's waits are no promise for today", async () => {
  await waited(1, 1, 1, 1, 1);
  clock.advance(86_400_000);
  expect(await findUsualWaitMs(desk)).toBeNull();
});

test("whoever is about to file hears how long it takes, who is free and who waits", async () => {
  expect(await getExpectations(desk, maya)).toMatchObject({ usualWaitMs: null, freeAgents: 0, waiting: 0 });
  await waited(2, 2, 2, 2, 2);
  await it.addAgent("Tomás", { onDuty: false });
  await it.file(maya);
  expect(await getExpectations(desk, maya)).toMatchObject({ usualWaitMs: 2 * MINUTE_MS, freeAgents: 1, waiting: 1 });
});

test("the middle of an even number lies between two; nothing has neither middle nor mean", () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(3);
  expect(median([10, 20])).toBe(15);
  expect(median([])).toBeNull();
  expect(mean([1, 2, 6])).toBe(3);
  expect(mean([])).toBeNull();
});

test("a day begins at midnight of the server's own time", () => {
  const midnight = startOfDay(new Date("2026-03-02T09:15:00.000Z"));
  expect([midnight.getHours(), midnight.getMinutes(), midnight.getSeconds()]).toEqual([0, 0, 0]);
  expect(startOfDay(midnight)).toEqual(midnight);
});
