import { expect, test, vi } from "vitest";
import { systemTimers as timers } from "#server/platform/timers.ts";
import { createSoon } from "./soon.ts";

const ONE_DAY = 86_400_000;

function soonWith(step: () => Promise<void>, waitMs = 1) {
  const errors: unknown[] = [];
  return { errors, soon: createSoon({ timers, waitMs, step, onError: (error) => errors.push(error) }) };
}

test("a burst is one turn, and no nudge is none", async () => {
  const step = vi.fn(async () => {});
  const { soon } = soonWith(step);
  await soon.drain();
  expect(step).not.toHaveBeenCalled();
  for (let n = 0; n < 100; n++) soon.nudge();
  await soon.drain();
  expect(step).toHaveBeenCalledOnce();
});

test("draining does not wait for the moment to come", async () => {
  const step = vi.fn(async () => {});
  const { soon } = soonWith(step, ONE_DAY);
  soon.nudge();
  await soon.drain();
  expect(step).toHaveBeenCalledOnce();
});

test("what comes during a turn gets one of its own, never at the same time", async () => {
  let running = 0;
  let turns = 0;
  const { soon } = soonWith(async () => {
    expect(++running).toBe(1);
    if (++turns === 1) soon.nudge();
    await Promise.resolve();
    running--;
  });
  soon.nudge();
  await vi.waitFor(() => expect(turns).toBe(2));
});

test("a turn that fails is reported and ends nothing", async () => {
  const step = vi.fn(async () => {}).mockRejectedValueOnce(new Error("away"));
  const { soon, errors } = soonWith(step);
  soon.nudge();
  await soon.drain();
  soon.nudge();
  await soon.drain();
  expect(errors).toHaveLength(1);
  expect(step).toHaveBeenCalledTimes(2);
});
