import { afterAll, expect, test } from "vitest";
import { aTestClock, startTestDesk } from "#server/desk/testing.ts";
import { answerOnce } from "./answer-once.ts";
import { createIdempotencyStore } from "./store.ts";

const clock = aTestClock();
const it = await startTestDesk({ clock });
afterAll(() => it.stop());
const maya = await it.addPerson("Maya", "user");
const room = { idempotency: createIdempotencyStore(it.db), clock };

const HOUR_MS = 3_600_000;
const asked = { method: "POST", path: "/api/complaints" };
let keys = 0;

/** A request under a key of its own, of which a test changes what it is about. */
const aRequest = (rest: Partial<Parameters<typeof answerOnce>[1]> = {}) => ({
  key: `key-${++keys}`,
  ownerId: maya.id,
  asked,
  body: { title: "It hums" },
  ...rest,
});

/** Work that counts how often it was done, and for which id. */
function someWork(status = 201) {
  const ids: string[] = [];
  const run = async (resourceId: string) => {
    ids.push(resourceId);
    return { status, body: `{"_id":"${resourceId}"}` };
  };
  return { ids, run };
}

test("a request that is repeated gets the first answer to the letter, and nothing is done again", async () => {
  const [request, { ids, run }] = [aRequest(), someWork()];
  const first = await answerOnce(room, request, run);
  const again = await answerOnce(room, request, run);
  expect(first).toEqual({ status: 201, body: `{"_id":"${ids[0]}"}`, isReplay: false });
  expect(again).toEqual({ ...first, isReplay: true });
  expect(ids).toHaveLength(1);
});

test("whoever repeats a request that never came to its end creates under the same id", async () => {
  const [request, { ids, run }] = [aRequest(), someWork()];
  const died = answerOnce(room, request, async (resourceId) => {
    ids.push(resourceId);
    throw new Error("the process died");
  });
  await expect(died).rejects.toThrow("the process died");
  await expect(answerOnce(room, request, run)).resolves.toMatchObject({ isReplay: false });
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

test("twenty at the same moment create under one id", async () => {
  const [request, { ids, run }] = [aRequest(), someWork()];
  await Promise.all(Array.from({ length: 20 }, () => answerOnce(room, request, run)));
  expect(new Set(ids).size).toBe(1);
});

test.each([
  ["another body", { body: { title: "It buzzes" } }],
  ["another path", { asked: { method: "POST", path: "/api/complaints/1/comments" } }],
  ["another method", { asked: { method: "PATCH", path: "/api/complaints" } }],
])("a key that was used for %s is refused, and nothing is done", async (_name, other) => {
  const [request, { ids, run }] = [aRequest(), someWork()];
  await answerOnce(room, request, run);
  await expect(answerOnce(room, { ...request, ...other }, run)).rejects.toMatchObject({
    code: "request.idempotency-mismatch",
    message: /Use a new key for a new request/,
  });
  expect(ids).toHaveLength(1);
});

test("keys of two people are two keys", async () => {
  const kofi = await it.addPerson("Kofi", "user");
  const [request, { ids, run }] = [aRequest(), someWork()];
  await answerOnce(room, request, run);
  await expect(answerOnce(room, { ...request, ownerId: kofi.id }, run)).resolves.toMatchObject({ isReplay: false });
  expect(new Set(ids).size).toBe(2);
});

test("a key is honoured for a day, and is a new one after it", async () => {
  const [request, { ids, run }] = [aRequest(), someWork()];
  await answerOnce(room, request, run);
  clock.advance(24 * HOUR_MS);
  await expect(answerOnce(room, request, run)).resolves.toMatchObject({ isReplay: true });
  clock.advance(1);
  await expect(answerOnce(room, request, run)).resolves.toMatchObject({ isReplay: false });
  expect(new Set(ids).size).toBe(2);
});

test.each([
  ["empty", ""],
  ["too long", "x".repeat(256)],
  ["spaced", "two words"],
  ["not ASCII", "schlüssel"],
])("a key that is %s is refused with what it should be", async (_name, key) => {
  const { ids, run } = someWork();
  await expect(answerOnce(room, aRequest({ key }), run)).rejects.toMatchObject({
    code: "input.invalid",
    message: "An Idempotency-Key has 1 to 255 visible characters, for example a UUID.",
  });
  expect(ids).toEqual([]);
});
