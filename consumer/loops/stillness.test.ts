import { expect, test } from "vitest";
import { inLine } from "#server/desk/complaints/in-line.ts";
import { createVirtualTime } from "#server/platform/testing/virtual-time.ts";
import { createDueWork } from "./due-work.ts";
import { createLoops } from "./loops.ts";
import { createStillness } from "./stillness.ts";

const REST_MS = 300_000;

/** A desk with one loop that turns every quarter of a minute, and rests for five while the desk stands still. */
function aDesk(mayRest?: () => boolean) {
  const time = createVirtualTime();
  const stopping = new AbortController();
  const desk = { inLine: false, newEvents: false, company: false, isAway: false };
  let turns = 0;
  const work = createDueWork({
    ...{ clock: time.clock, random: () => 0.5, hasCompany: () => desk.company },
    async find(kinds) {
      if (desk.isAway) throw new Error("no primary");
      return kinds.map((kind) => ((kind === inLine ? desk.inLine : desk.newEvents) ? time.clock.now() : null));
    },
  });
  const stillness = createStillness({ work, elapsed: () => time.clock.now().getTime() });
  const loop = { name: "figures", turn: async () => ((turns += 1), 15_000) };
  const loops = [work.loop, stillness.resting(REST_MS, loop, mayRest)];
  const running = createLoops({ ...time, log: { warn: () => {} } }, loops).run(stopping.signal);
  return {
    ...{ desk, time, stillness },
    async turnsIn(ms: number) {
      const before = turns;
      await time.advance(ms);
      return turns - before;
    },
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await time.advance(0);
      await running;
    },
  };
}

test("a desk on which nothing happens stands still after a while, and what was read of it then is read again once in five minutes", async () => {
  await using it = aDesk();
  expect(await it.turnsIn(30_000)).toBe(2);
  expect(it.stillness.isStill()).toBe(true);
  await it.turnsIn(30_000);
  expect(await it.turnsIn(3 * REST_MS)).toBe(3);
});

test.each([
  ["somebody waits in line", { inLine: true }],
  ["somebody is connected", { company: true }],
  ["events are stored, whoever does it", { newEvents: true }],
  ["the database does not say", { isAway: true }],
])("a loop turns as often as it wants to while %s, from the next turn on", async (_, happening) => {
  await using it = aDesk();
  await it.turnsIn(120_000);
  Object.assign(it.desk, happening);
  await it.turnsIn(15_000);
  expect(it.stillness.isStill()).toBe(false);
  expect(await it.turnsIn(150_000)).toBe(10);
});

test("what began on a desk that did not stand still yet is no reason to rest", async () => {
  await using it = aDesk();
  await it.turnsIn(120_000);
  it.desk.newEvents = true;
  await it.turnsIn(15_000);
  it.desk.newEvents = false;
  while (!it.stillness.isStill()) await it.turnsIn(100);
  expect(await it.turnsIn(15_000)).toBe(1);
  expect(await it.turnsIn(REST_MS - 16_000)).toBe(0);
});

test("a loop that has something to look at by the clock does not rest", async () => {
  let mayRest = true;
  await using it = aDesk(() => mayRest);
  await it.turnsIn(120_000);
  mayRest = false;
  expect(await it.turnsIn(150_000)).toBe(10);
});
