import { expect, test, vi } from "vitest";
import { Admissions } from "./admission.ts";

const large = 20 * 1024 * 1024;
const never = () => expect.unreachable("nobody stalls here");

test("lets short messages in without asking, and long ones as long as there is room", async () => {
  const admissions = new Admissions();
  expect(admissions.ask(1_000, never)).toBeNull();
  const first = await admissions.ask(large, never);
  let isIn = false;
  const second = admissions.ask(large, never)?.then((admission) => {
    isIn = true;
    return admission;
  });
  await Promise.resolve();
  expect(isIn).toBe(false);
  first?.leave();
  await second;
  expect(isIn).toBe(true);
});

test("lets a message in alone that is longer than there is room for all", async () => {
  const admissions = new Admissions();
  const whole = await admissions.ask(48_000_000, never);
  whole?.leave();
  await admissions.ask(large, never);
});

test("cuts who stopped in the middle of a message when somebody waits, and nobody whose message is complete", async () => {
  vi.useFakeTimers();
  try {
    const admissions = new Admissions();
    const answered = await admissions.ask(large, never);
    answered?.complete();
    const stalled = await admissions.ask(1024 * 1024, () => stalled?.leave());
    const waiting = admissions.ask(12 * 1024 * 1024, never);
    await vi.advanceTimersByTimeAsync(10_000);
    await waiting;
  } finally {
    vi.useRealTimers();
  }
});
