import { afterAll, beforeEach, expect, test } from "vitest";
import { startTestDesk } from "#server/desk/testing.ts";
import { type Heartbeat, heartbeatRows } from "./heartbeat-rows.ts";
import { createHeartbeatStore } from "./heartbeat-store.ts";

const it = await startTestDesk();
const store = createHeartbeatStore(it.db);
afterAll(() => it.stop());
beforeEach(() => it.db.collection(heartbeatRows).deleteMany({}));

const NINE = Date.parse("2026-03-02T09:00:00.000Z");

/** What a consumer says so many seconds after nine. */
const beat = (id: string, second: number, rest: Partial<Heartbeat> = {}): Heartbeat => ({
  id,
  version: "1.0.0",
  startedAt: new Date(NINE),
  seenAt: new Date(NINE + second * 1_000),
  breakerOpen: false,
  draining: false,
  inFlight: 0,
  pollers: 1,
  sockets: 0,
  ...rest,
});

test("each consumer is there once, as it was at its last beat", async () => {
  await store.beat(beat("desk:1", 0));
  const last = beat("desk:1", 5, { inFlight: 3, breakerOpen: true });
  await store.beat(last);
  expect(await store.list()).toEqual([last]);
});

test("two consumers that begin at once are two, and one that beats twice at once is one", async () => {
  await Promise.all([store.beat(beat("desk:1", 0)), store.beat(beat("desk:2", 0)), store.beat(beat("desk:2", 0))]);
  expect((await store.list()).map(({ id }) => id).sort()).toEqual(["desk:1", "desk:2"]);
});

test("the one that was silent for longest comes first, and who left is not there", async () => {
  for (const [id, second] of [["desk:1", 9] as const, ["desk:2", 3] as const, ["desk:3", 6] as const])
    await store.beat(beat(id, second));
  expect((await store.list()).map(({ id }) => id)).toEqual(["desk:2", "desk:3", "desk:1"]);
  await store.leave("desk:3");
  await store.leave("nobody");
  expect((await store.list()).map(({ id }) => id)).toEqual(["desk:2", "desk:1"]);
});
