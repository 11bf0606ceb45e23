import { afterAll, expect, test } from "vitest";
import { userIdOf } from "#server/core/ids.ts";
import { aTestClock, startTestDesk } from "#server/desk/testing.ts";
import { LIMITS } from "#server/platform/limits/table.ts";
import { countAttempt, forgiveAttempt, passwordChangeLimit, registrationLimits } from "./attempt-limits.ts";
import { senderFrom } from "./testing.ts";

const clock = aTestClock();
const it = await startTestDesk({ clock });
afterAll(() => it.stop());
const { desk } = it;

const limit = (key: string, max = 2) => ({ key, max, windowMs: 600_000 });
const tooMany = (retryAfterSeconds: number) => ({ code: "request.too-many", detail: { retryAfterSeconds } });

test("lets as many through as the limit says, and the next when the window has closed", async () => {
  const attempt = () => countAttempt(desk, [limit("window")]);
  await attempt();
  clock.advance(60_000);
  await attempt();
  await expect(attempt()).rejects.toMatchObject(tooMany(540));
  clock.advance(540_000);
  await attempt();
});

test("going on trying makes the wait no longer", async () => {
  const attempt = () => countAttempt(desk, [limit("impatient", 0)]);
  await expect(attempt()).rejects.toMatchObject(tooMany(600));
  clock.advance(599_500);
  await expect(attempt()).rejects.toMatchObject(tooMany(1));
});

test("says in words how long to wait", async () => {
  const attempt = () => countAttempt(desk, [limit("words", 0)]);
  await expect(attempt()).rejects.toThrow("Too many attempts. Please try again in 10 minutes.");
  clock.advance(540_000);
  await expect(attempt()).rejects.toThrow("Please try again in a minute.");
  clock.advance(45_000);
  await expect(attempt()).rejects.toThrow("Please try again in 15 seconds.");
});

test("of attempts at the same moment no more pass than the limit says", async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => countAttempt(desk, [limit("burst", 5)])));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
});

test("what one limit refuses is not counted against the next", async () => {
  const limits = [limit("first", 1), limit("second", 100)];
  await countAttempt(desk, limits);
  await expect(countAttempt(desk, limits)).rejects.toMatchObject({ code: "request.too-many" });
  const { count } = await desk.attempts.hit("second", 600_000, clock.now());
  expect(count).toBe(2);
});

test("a right attempt starts the person's own count over, and takes back only itself from what they share", async () => {
  const limits = [limit("own", 3), limit("shared", 100)];
  for (let i = 0; i < 3; i++) await countAttempt(desk, limits);
  await forgiveAttempt(desk, limits);
  const counts = await Promise.all(limits.map(({ key }) => desk.attempts.hit(key, 600_000, clock.now())));
  expect(counts.map(({ count }) => count)).toEqual([1, 3]);
});

test("forgiving what was never counted changes nothing", async () => {
  await forgiveAttempt(desk, [limit("nobody's"), limit("nobody's shared")]);
  const { count } = await desk.attempts.hit("nobody's shared", 600_000, clock.now());
  expect(count).toBe(1);
});

test("a limit by address counts an IPv6 customer once, and knows none for a proxy that is not trusted", () => {
  const keys = (ip: string, headers = {}) => registrationLimits(LIMITS, senderFrom(ip, headers)).map(({ key }) => key);
  expect(keys("2001:db8:1:2::1")).toEqual(keys("2001:db8:1:2:ffff::9"));
  expect(keys("2001:db8:1:2::1")).not.toEqual(keys("2001:db8:1:3::1"));
  expect(keys("10.0.0.7", { "x-forwarded-for": "192.0.2.1" })).toEqual([]);
});

test("guesses of a password are counted for each person", () => {
  expect(passwordChangeLimit(LIMITS, userIdOf("maya")).key).not.toBe(passwordChangeLimit(LIMITS, userIdOf("asha")).key);
});
