import { expect, test } from "vitest";
import { createVirtualTime } from "./testing/virtual-time.ts";
import { within } from "./within.ts";

const never = new Promise<never>(() => {});

test("what comes in time is the answer, and no timer stays behind it", async () => {
  const waits: AbortSignal[] = [];
  const timers = {
    sleep: (_ms: number, signal?: AbortSignal) => {
      if (signal) waits.push(signal);
      return never;
    },
  };
  expect(await within({ timers, ms: 1_000 }, Promise.resolve("pong"), "late")).toBe("pong");
  expect(waits.map((signal) => signal.aborted)).toEqual([true]);
});

test("what takes longer is answered for when its time is over", async () => {
  const { timers, advance } = createVirtualTime();
  const answer = within({ timers, ms: 1_000 }, never, "late");
  await advance(1_000);
  expect(await answer).toBe("late");
});

test("a failure in time is passed on", async () => {
  const { timers } = createVirtualTime();
  await expect(within({ timers, ms: 1_000 }, Promise.reject(new Error("no primary")), "late")).rejects.toThrow(
    "no primary",
  );
});

test("whoever gives up waiting gets the answer for being late at once", async () => {
  const { timers, advance } = createVirtualTime();
  const givingUp = new AbortController();
  const answer = within({ timers, ms: 60_000, signal: givingUp.signal }, never, "late");
  givingUp.abort();
  await advance(0);
  expect(await answer).toBe("late");
});
