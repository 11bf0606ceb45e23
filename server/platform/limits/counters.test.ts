import { expect, test } from "vitest";
import { createCounters } from "./counters.ts";
import { LIMITS, readChanges, withChanges } from "./table.ts";

function startCounters(isOn = true) {
  let at = 1_000_000;
  const counters = createCounters({ isOn, table: withChanges({ writes: 2 }), now: () => at });
  return { ...counters, advance: (ms: number) => void (at += ms) };
}

test("so many are within the limit, and the next is told how long to wait", () => {
  const { hit, advance } = startCounters();
  expect([hit("writes", "maya"), hit("writes", "maya")]).toEqual([0, 0]);
  advance(20_500);
  expect(hit("writes", "maya")).toBe(40);
});

test("a count begins anew when its time is over, whatever was refused meanwhile", () => {
  const { hit, advance } = startCounters();
  for (let n = 0; n < 50; n++) hit("writes", "maya");
  advance(60_000);
  expect(hit("writes", "maya")).toBe(0);
});

test("nobody is counted for somebody else, and no limit for another", () => {
  const { hit } = startCounters();
  for (let n = 0; n < 3; n++) hit("writes", "maya");
  expect([hit("writes", "oliver"), hit("calls", "maya")]).toEqual([0, 0]);
});

test("whoever only asks is not counted", () => {
  const { hit, wait } = startCounters();
  for (let n = 0; n < 5; n++) expect(wait("writes", "maya")).toBe(0);
  hit("writes", "maya");
  hit("writes", "maya");
  expect(wait("writes", "maya")).toBe(60);
});

test("a refusal says in words and in seconds when to come again", () => {
  const { take } = startCounters();
  take("writes", "maya");
  take("writes", "maya");
  expect(() => take("writes", "maya")).toThrow("Too many requests. Please try again in a minute.");
});

test("where limits are off nothing is counted", () => {
  const { hit, take } = startCounters(false);
  for (let n = 0; n < 10; n++) expect(hit("writes", "maya")).toBe(0);
  expect(() => take("writes", "maya")).not.toThrow();
});

test("somebody who makes up addresses does not fill the memory", () => {
  const { hit } = startCounters();
  for (let n = 0; n < 60_000; n++) hit("refusals", `2001:db8::${n}`);
  expect(hit("writes", "maya")).toBe(0);
});

test("limits are set by name, and what is no limit is said in words", () => {
  expect(readChanges("writes=240, sockets=50\nrequests=9")).toEqual({ writes: 240, sockets: 50, requests: 9 });
  expect(withChanges({ writes: 240 })).toMatchObject({ writes: { max: 240, seconds: 60 }, calls: LIMITS.calls });
  expect(readChanges("")).toEqual({});
  for (const text of [
    "nonsense=1",
    "toString=1",
    "writes",
    "writes=",
    "writes=0",
    "writes=-1",
    "writes=1e9",
    "writes=many",
  ]) {
    expect(readChanges(text), text).toEqual(expect.stringContaining(`has "${text}" in it`));
  }
});

test("whoever goes on being refused is turned away after half as many each time, down to a few; a quiet minute is enough", () => {
  let at = 0;
  const { hit, wait } = createCounters({ table: withChanges({ refusals: 32 }), now: () => at });
  /** How many refusals it takes now; then its time is over. */
  const untilTurnedAway = () => {
    let count = 0;
    for (; wait("refusals", "somebody") === 0; count++) hit("refusals", "somebody");
    at += 10_000;
    return count;
  };
  expect([1, 2, 3, 4, 5, 6].map(untilTurnedAway)).toEqual([32, 16, 8, 4, 2, 2]);
  expect(wait("refusals", "somebody else", 1)).toBe(0);
  at += 60_000;
  expect(untilTurnedAway()).toBe(32);
});
