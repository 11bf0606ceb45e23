import { expect, test } from "vitest";
import { aTestClock } from "#server/desk/testing.ts";
import { createVirtualTime } from "#server/platform/testing/virtual-time.ts";
import { createProbe } from "./probe.ts";

const words = { ok: "It answers.", failed: "It does not answer." };

test("whatever goes wrong is an answer in the probe's own words, and no exception", async () => {
  const wrong: (() => Promise<unknown>)[] = [
    () => Promise.reject(new Error("password of root refused at 10.0.0.1")),
    () => {
      throw new TypeError("not even a promise");
    },
  ];
  for (const check of wrong) {
    const probe = createProbe({ check, ...words }, aTestClock());
    expect(await probe()).toEqual({ ok: false, message: "It does not answer." });
  }
});

test("a fault is remembered as long as health is, and found healed after that", async () => {
  const clock = aTestClock();
  let isAway = true;
  const probe = createProbe(
    { check: async () => (isAway ? Promise.reject(new Error("away")) : null), ...words },
    clock,
  );
  expect(await probe()).toMatchObject({ ok: false });
  isAway = false;
  clock.advance(999);
  expect(await probe()).toMatchObject({ ok: false });
  clock.advance(1);
  expect(await probe()).toEqual({ ok: true, message: "It answers." });
});

test("who does not answer within two seconds is away, and is told that nobody waits any more", async () => {
  const { clock, timers, advance } = createVirtualTime();
  const signals: AbortSignal[] = [];
  const check = (signal: AbortSignal) => {
    signals.push(signal);
    return new Promise<never>(() => {});
  };
  const probe = createProbe({ check, ...words }, clock, timers);
  const result = probe();
  await advance(1_999);
  expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  await advance(1);
  expect(await result).toEqual({ ok: false, message: "It does not answer." });
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});

test("a call that throws at once leaves no timer behind that would fail later, unheard", async () => {
  const { clock, timers, advance } = createVirtualTime();
  const unheard: unknown[] = [];
  const hear = (reason: unknown) => void unheard.push(reason);
  process.on("unhandledRejection", hear);
  const check = () => {
    throw new Error("not connected");
  };
  const probe = createProbe({ check, ...words }, clock, timers);
  expect(await probe()).toMatchObject({ ok: false });
  await advance(10_000);
  process.off("unhandledRejection", hear);
  expect(unheard).toEqual([]);
});

test("what is known to be missing is said in place of a failure, and beside a success", async () => {
  const clock = aTestClock();
  let lacks: string[] = [];
  let isAway = false;
  const check = async () => (isAway ? Promise.reject(new Error("refused")) : null);
  const probe = createProbe({ check, ...words, missing: () => lacks }, clock);
  const later = () => {
    clock.advance(1_000);
    return probe();
  };
  expect(await later()).toEqual({ ok: true, message: "It answers." });
  lacks = ["These keys may not look."];
  expect(await later()).toEqual({ ok: true, message: "It answers. These keys may not look." });
  isAway = true;
  expect(await later()).toEqual({ ok: false, message: "These keys may not look." });
  lacks = [];
  expect(await later()).toEqual({ ok: false, message: "It does not answer." });
});

test("a look that is billed is good for as long as it says", async () => {
  const clock = aTestClock();
  let looks = 0;
  const probe = createProbe({ check: async () => looks++, ...words, rememberedMs: 10_000 }, clock);
  await probe();
  clock.advance(9_999);
  await probe();
  expect(looks).toBe(1);
  clock.advance(1);
  await probe();
  expect(looks).toBe(2);
});
