import { afterAll, expect, test } from "vitest";
import { DomainError } from "#server/core/errors.ts";
import type { UserId } from "#server/core/ids.ts";
import { aTestClock, startTestDesk } from "#server/desk/testing.ts";
import { keyedRequest } from "#server/platform/doors/repeats.ts";
import { systemIds } from "#server/platform/ids.ts";
import { answerOnce, CLAIM_MS } from "./answer-once.ts";
import { idempotencyRows } from "./rows.ts";
import { createIdempotencyStore } from "./store.ts";

const clock = aTestClock();
const it = await startTestDesk({ clock });
afterAll(() => it.stop());
const maya = await it.addPerson("Maya", "user");
/** Nobody waits really: whoever has to, lets the others go on. */
const timers = { sleep: () => new Promise<void>((resolve) => setImmediate(resolve)) };
const answers = { idempotency: createIdempotencyStore(it.db), clock, timers, ids: systemIds, secret: "of this desk" };

const HOUR_MS = 3_600_000;
let keys = 0;
let repeats = 0;

interface Asked {
  readonly ownerId: UserId | null;
  readonly key: string;
  readonly of: string;
  readonly input: unknown;
}

/** A request under a key of its own, of which a test changes what it is about. */
const anAsked = (rest: Partial<Asked> = {}): Asked => ({
  key: `key-${++keys}`,
  ownerId: maya.id,
  of: "categories.add",
  input: { name: "Kettles" },
  ...rest,
});
const ask = (asked: Asked, work: (resourceId: string) => Promise<{ status: number; body: string }>) =>
  answerOnce(answers, keyedRequest(asked, { onRepeat: () => repeats++ }), work);

/** Work that counts how often it was done, and for which id. */
function someWork(status = 201) {
  const ids: string[] = [];
  const run = async (resourceId: string) => {
    ids.push(resourceId);
    return { status, body: `{"_id":"${resourceId}"}` };
  };
  return { ids, run };
}
const failing = (error: Error) => async () => {
  throw error;
};
const REFUSED = new DomainError("category.exists", { key: "refusals.category.last" });

test("a request that is repeated gets the first answer to the letter, and nothing is done again", async () => {
  const [asked, { ids, run }] = [anAsked(), someWork()];
  const before = repeats;
  const first = await ask(asked, run);
  expect(first).toEqual({ status: 201, body: `{"_id":"${ids[0]}"}` });
  expect(repeats).toBe(before);
  expect(await ask(asked, run)).toEqual(first);
  expect(repeats).toBe(before + 1);
  expect(ids).toHaveLength(1);
});

test("a refusal does not use the key up: corrected, the same key is good for another request", async () => {
  const [asked, { ids, run }] = [anAsked(), someWork()];
  await expect(ask(asked, failing(REFUSED))).rejects.toThrow(REFUSED.message);
  await expect(ask({ ...asked, input: { name: "Lamps" } }, run)).resolves.toMatchObject({ status: 201 });
  expect(ids).toHaveLength(1);
});

test("what says of itself that it failed is not kept either", async () => {
  const [asked, { ids, run }] = [anAsked(), someWork(503)];
  await ask(asked, run);
  await ask(asked, run);
  expect(ids).toHaveLength(2);
});

test("whoever repeats a request that failed half-way creates under the same id, and at once", async () => {
  const [asked, { ids, run }] = [anAsked(), someWork()];
  const failed = ask(asked, async (resourceId) => {
    ids.push(resourceId);
    throw new Error("the database went away");
  });
  await expect(failed).rejects.toThrow("the database went away");
  await ask(asked, run);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

test("a claim whose process died is taken over after a minute, under the same id", async () => {
  const [asked, { ids, run }] = [anAsked(), someWork()];
  const dead = new Promise<never>(() => {});
  const died = Promise.withResolvers<void>();
  ask(asked, (resourceId) => {
    ids.push(resourceId);
    died.resolve();
    return dead;
  }).catch(() => {});
  await died.promise;
  await expect(ask(asked, run)).rejects.toMatchObject({
    code: "request.in-progress",
    detail: { retryAfterSeconds: 1 },
  });
  clock.advance(CLAIM_MS);
  await ask(asked, run);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

test("twenty at the same moment are done once, and all of them are answered", async () => {
  const [asked, { ids, run }] = [anAsked(), someWork()];
  const all = await Promise.all(Array.from({ length: 20 }, () => ask(asked, run)));
  expect(ids).toHaveLength(1);
  expect(new Set(all.map(({ body }) => body)).size).toBe(1);
});

test.each([
  ["another input", { input: { name: "Lamps" } }],
  ["another procedure", { of: "categories.change" }],
])("a key that was used for %s is refused, and nothing is done", async (_name, other) => {
  const [asked, { ids, run }] = [anAsked(), someWork()];
  await ask(asked, run);
  await expect(ask({ ...asked, ...other }, run)).rejects.toMatchObject({
    code: "request.idempotency-mismatch",
    message: expect.stringMatching(/Use a new key for a new request/),
  });
  expect(ids).toHaveLength(1);
});

test("keys of two people are two keys, and a visitor's with another input is another one", async () => {
  const kofi = await it.addPerson("Kofi", "user");
  const [asked, { ids, run }] = [anAsked(), someWork()];
  for (const ownerId of [maya.id, kofi.id, null]) await ask({ ...asked, ownerId }, run);
  await ask({ ...asked, ownerId: null, input: { name: "Lamps" } }, run);
  expect(new Set(ids).size).toBe(4);
});

test("a key is honoured for a day, and is a new one after it", async () => {
  const [asked, { ids, run }] = [anAsked(), someWork()];
  await ask(asked, run);
  clock.advance(24 * HOUR_MS);
  await ask(asked, run);
  expect(ids).toHaveLength(1);
  clock.advance(1);
  await ask(asked, run);
  expect(new Set(ids).size).toBe(2);
});

test("nobody reads in the database what was asked, what was answered, or the key", async () => {
  const asked = anAsked({ key: "my-own-key", input: { password: "correct horse" } });
  await ask(asked, async () => ({ status: 201, body: "qf_secret" }));
  const rows = JSON.stringify(await it.db.collection(idempotencyRows).find({}).toArray());
  const { once } = keyedRequest(asked, { onRepeat: () => {} });
  for (const text of ["my-own-key", "correct horse", "qf_secret", once.key, once.fingerprint])
    expect(rows).not.toContain(text);
});
