import { expect, test } from "vitest";
import { createVirtualTime } from "../queue/testing/virtual-time.ts";
import { every } from "./every.ts";
import { createPulse } from "./pulse.ts";

test("repeats a step at once and then as often as the step itself asks for, until it is stopped", async () => {
  const time = createVirtualTime();
  const stopping = new AbortController();
  let steps = 0;
  const ports = { ...time, onTick: () => {}, onError: () => {}, retryMs: 1_000 };
  const running = every(ports, stopping.signal, async () => {
    steps++;
    return 5_000;
  });
  await time.advance(0);
  expect(steps).toBe(1);
  await time.advance(10_000);
  expect(steps).toBe(3);
  stopping.abort();
  await running;
  await time.advance(60_000);
  expect(steps).toBe(3);
});

test("a step that throws is reported and tried again", async () => {
  const time = createVirtualTime();
  const stopping = new AbortController();
  const errors: unknown[] = [];
  let steps = 0;
  const ports = { ...time, onTick: () => {}, onError: (error: unknown) => void errors.push(error), retryMs: 1_000 };
  void every(ports, stopping.signal, async () => {
    if (++steps < 3) throw new Error(`attempt ${steps}`);
    return 60_000;
  });
  await time.advance(5_000);
  stopping.abort();
  expect(steps).toBe(3);
  expect(errors).toHaveLength(2);
});

test("a loop that stands still is named", async () => {
  const { clock, advance } = createVirtualTime();
  const pulse = createPulse(clock);
  const beat = pulse.of("sweep");
  pulse.of("reconcile");
  await advance(60_000);
  beat();
  await advance(60_000);
  expect(pulse.silentFor(90_000)).toEqual(["reconcile"]);
});
