import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { notificationRows } from "#server/desk/notices/rows.ts";
import { composeLetters } from "#server/operate/compose-letters.ts";
import { retryLetters } from "#server/operate/letters/retry-letters.ts";
import { deadLetterRows } from "#server/operate/letters/rows.ts";
import { startReplay } from "#server/operate/replay/start-replay.ts";
import { StartReplay } from "#server/operate/replay/wire.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { until } from "../fixtures/until.ts";
import { startLoad } from "./kit/load.ts";
import { type ChaosWorld, startChaosWorld } from "./kit/world.ts";

let world: ChaosWorld;
beforeAll(async () => {
  world = await startChaosWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const complaints = () => world.db.collection(complaintRows);
const letters = () => world.db.collection(deadLetterRows).find({}).toArray();

/** Sends every stored event again and resolves when all of them were sent. */
async function replayEverything(): Promise<void> {
  const admin = await world.person("admin", "Ada");
  const deps = composeLetters(world.db);
  const { id, total } = await startReplay(deps, admin, StartReplay.parse({ perSecond: 500 }));
  expect(total).toBeGreaterThan(0);
  const isSent = async () => (await deps.replays.find(id))?.state === "finished";
  await until("everything sent again", isSent, { withinMs: 60_000, everyMs: 100 });
}

test("47: everything that ever happened, sent again under load, changes nothing and tells nobody twice", async () => {
  await Promise.all([world.addConsumer(), world.addConsumer()]);
  await using load = await startLoad(world, { agents: 5, perSecond: 10 });
  await load.untilFiled(20);
  await replayEverything();
  await load.untilAllSolved();
  await world.expectNothingLost();

  const hash = async () => {
    const rows = await complaints().find({}).sort({ _id: 1 }).toArray();
    return createHash("sha256").update(JSON.stringify(rows)).digest("hex");
  };
  const [before, told] = [await hash(), await world.db.collection(notificationRows).countDocuments({})];
  await replayEverything();
  await world.healed();
  expect(await hash()).toBe(before);
  expect(await world.db.collection(notificationRows).countDocuments({})).toBe(told);
  await world.expectNothingLost();
  await world.stopConsumers();
  await world.clear();
});

test("46: of two dead letters sent again, the one whose cause was mended is solved, the other has failed once more", async () => {
  const [mended, bad] = (await world.file(2)).map((id) => toObjectId(id));
  await world.relayed();
  const row = await complaints().findOne({ _id: mended });
  await complaints().deleteMany({ _id: { $in: [mended, bad].filter((id) => id !== undefined) } });
  await world.addConsumer();
  await until("two dead letters", async () => (await letters()).length === 2, { withinMs: 60_000 });

  if (row) await complaints().insertOne(row);
  const admin = await world.person("admin", "Ada");
  await retryLetters(composeLetters(world.db), admin, { all: true });
  const states = async () => (await letters()).map(({ state, attempts }) => `${state}, tried ${attempts} times more`);
  const expected = ["failed, tried 1 times more", "resolved, tried 1 times more"];
  const isDone = async () => (await states()).toSorted().join() === expected.join();
  await until("one solved, one failed again", isDone, { withinMs: 60_000 });
});
