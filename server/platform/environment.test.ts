import { expect, test } from "vitest";
import { backoffMs } from "./backoff.ts";
import { systemIds } from "./ids.ts";
import { systemTimers } from "./timers.ts";

test("the wait doubles up to the cap, jittered over its whole length", () => {
  const backoff = { baseMs: 200, capMs: 20_000 };
  const longest = [1, 2, 3, 8, 2_000].map((attempt) => backoffMs(backoff, attempt, () => 0.999_999));
  expect(longest).toEqual([199, 399, 799, 19_999, 19_999]);
  expect(backoffMs(backoff, 5, () => 0)).toBe(0);
});

test("ids sort by the time they were made", () => {
  const events = Array.from({ length: 50 }, () => systemIds.eventId());
  const documents = Array.from({ length: 50 }, () => systemIds.documentId());
  expect(events).toEqual(events.toSorted());
  expect(documents).toEqual(documents.toSorted());
  expect(documents[0]).toMatch(/^[0-9a-f]{24}$/);
});

test("tokens are 256 bits and never the same", () => {
  expect(Buffer.from(systemIds.token(), "base64url")).toHaveLength(32);
  expect(systemIds.token()).not.toBe(systemIds.token());
});

test("an aborted sleep ends at once, before or while it lasts", async () => {
  const controller = new AbortController();
  const asleep = systemTimers.sleep(60_000, controller.signal);
  controller.abort();
  await asleep;
  await systemTimers.sleep(60_000, controller.signal);
  expect(controller.signal.aborted).toBe(true);
});
