import { expect, test } from "vitest";
import type { UserId } from "#server/core/ids.ts";
import { ADA, CARL, INES, startRealtimeWorld } from "../realtime/testing.ts";
import { watchSigns } from "./watch-signs.ts";

/** Signs as they are kept; a ping that is answered is said by hand, as soon as somebody is connected. */
async function aWatch() {
  const world = await startRealtimeWorld();
  const shown: UserId[] = [];
  const state = { now: 0, isBroken: false };
  const errors: unknown[] = [];
  watchSigns(world.realtime.io, {
    async show(userId) {
      if (state.isBroken) throw new Error("no primary");
      shown.push(userId);
    },
    onError: (error) => errors.push(error),
    elapsed: () => state.now,
    everyMs: 20_000,
  });
  const answerPings = async () => {
    for (const { conn } of world.realtime.io.sockets.sockets.values()) conn.emit("heartbeat");
    // What failed is forgotten a moment later.
    await Promise.resolve();
  };
  return { world, shown, state, errors, answerPings };
}

test("a page of an agent's is a sign of life when it opens, and then once in twenty seconds, however many there are", async () => {
  const { world, shown, state, answerPings } = await aWatch();
  await using _ = world;
  await world.connect(ADA);
  expect(shown).toEqual(["ada"]);
  state.now = 19_000;
  await answerPings();
  expect(shown).toHaveLength(1);
  state.now = 20_000;
  await answerPings();
  expect(shown).toHaveLength(2);
  // A page that opens may be of somebody who was away: it is shown at once.
  await world.connect(ADA);
  expect(shown).toHaveLength(3);
  state.now = 39_000;
  await answerPings();
  expect(shown).toHaveLength(3);
  state.now = 40_000;
  await answerPings();
  expect(shown).toHaveLength(4);
});

test("a page of a lead's is one, too, and another that opens in the same twenty seconds tells nothing new", async () => {
  const { world, shown, state } = await aWatch();
  await using _ = world;
  await world.connect(INES);
  await world.connect(INES);
  expect(shown).toEqual(["ines"]);
  state.now = 20_000;
  await world.connect(INES);
  expect(shown).toEqual(["ines", "ines"]);
});

test("customers give no signs", async () => {
  const { world, shown, state, answerPings } = await aWatch();
  await using _ = world;
  await world.connect(CARL);
  state.now = 60_000;
  await answerPings();
  expect(shown).toEqual([]);
});

test("a sign that could not be kept is said, and given again with the next answer", async () => {
  const { world, shown, state, errors, answerPings } = await aWatch();
  await using _ = world;
  state.isBroken = true;
  await world.connect(ADA);
  await expect.poll(() => errors.length).toBe(1);
  state.isBroken = false;
  await answerPings();
  expect(shown).toEqual(["ada"]);
});

test("the server asks each page often enough that one that stands still is known within eight seconds", async () => {
  const { world } = await aWatch();
  await using _ = world;
  const { pingInterval = 25_000, pingTimeout = 20_000 } = world.realtime.io.engine.opts;
  // A page waits for a second and a half before it says so, because most losses are shorter.
  expect(pingInterval + pingTimeout + 1_500).toBeLessThanOrEqual(8_000);
});
