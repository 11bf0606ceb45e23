import { afterEach, expect, test } from "vitest";
import { getBoard } from "#server/desk/insights/get-board.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { createMinuteLoop } from "./record-minutes.ts";

const clock = aTestClock();
const it = await openDesk({ clock });
const { desk, maya, ines } = it;
const MINUTE_MS = 60_000;
let isStill = true;
let reads = 0;
const { turn } = createMinuteLoop(
  {
    ...desk,
    complaints: {
      ...desk.complaints,
      countOpen() {
        reads += 1;
        return desk.complaints.countOpen();
      },
    },
  },
  () => isStill,
);
const { signal } = new AbortController();

afterEach(() => {
  isStill = true;
  reads = 0;
});

async function minutes(count: number): Promise<void> {
  for (let quarter = 0; quarter < 4 * count; quarter++) {
    clock.advance(await turn(signal));
  }
}

test("on a desk that stands still every minute is written down, and read for once", async () => {
  await minutes(5);
  clock.advance(-1);
  expect((await getBoard(desk, ines)).waiting.series.slice(-5)).toEqual([0, 0, 0, 0, 0]);
  expect(reads).toBe(1);
});

test("once something happens there, a quarter of a minute later it is in the row", async () => {
  await minutes(1);
  reads = 0;
  await it.file(maya);
  isStill = false;
  await turn(signal);
  expect((await getBoard(desk, ines)).waiting.series.at(-1)).toBe(1);
  clock.advance(MINUTE_MS);
  await turn(signal);
  expect((await getBoard(desk, ines)).longestWaitMs.series.at(-1)).toBe(MINUTE_MS);
  expect(reads).toBe(2);
});
