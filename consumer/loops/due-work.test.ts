import { expect, test } from "vitest";
import { defineDue, type Span } from "#server/platform/db/due.ts";
import { defineRows } from "#server/platform/db/rows.ts";
import { createVirtualTime } from "#server/platform/testing/virtual-time.ts";
import { createDueWork } from "./due-work.ts";
import { createLoops } from "./loops.ts";

const jobRows = defineRows<{ _id: string }>("jobs");
const jobs = defineDue(jobRows, () => ({}));
const others = defineDue(jobRows, () => ({}));

/** A desk on which one loop waits for jobs, each due at a moment; whoever turns does all that are due. */
function aDesk({ pauseMs = 1_000 } = {}) {
  const time = createVirtualTime();
  const now = () => time.clock.now().getTime();
  const stopping = new AbortController();
  const world = { due: [] as number[], turns: [] as number[], looks: [] as Span[], done: [] as number[] };
  let [isAway, hasCompany] = [false, false];
  const work = createDueWork({
    ...{ clock: time.clock, random: () => 0.5, hasCompany: () => hasCompany },
    async find(kinds, span) {
      if (isAway) throw new Error("no primary");
      world.looks.push(span);
      const found = world.due.find((at) => at <= span.until.getTime());
      return kinds.map((kind) => (kind === jobs && found !== undefined ? new Date(found) : null));
    },
  });
  const loop = work.waiting([others, jobs], {
    name: "jobs",
    async turn() {
      if (isAway) throw new Error("no primary");
      world.turns.push(now());
      const taken = world.due.filter((at) => at <= now());
      world.due = world.due.filter((at) => at > now());
      world.done.push(...taken.map((at) => now() - at));
      return pauseMs;
    },
  });
  const running = createLoops({ ...time, log: { warn: () => {} } }, [work.loop, loop]).run(stopping.signal);
  return {
    ...{ world, time, now, work },
    setAway: (away: boolean) => void (isAway = away),
    setCompany: (company: boolean) => void (hasCompany = company),
    async stop() {
      stopping.abort();
      await time.advance(0);
      await running;
    },
  };
}

/** Long enough that nothing is left of what happened at the beginning. */
const CALM_MS = 60_000;

test("while there is nothing to do one look in two seconds is all, and a loop looks by itself every five minutes", async () => {
  const { world, time, stop } = aDesk();
  await time.advance(CALM_MS);
  const [looks, turns] = [world.looks.length, world.turns.length];
  await time.advance(600_000);
  expect([world.looks.length - looks, world.turns.length - turns]).toEqual([300, 2]);
  await stop();
});

test("looks come every second while somebody is connected, and for a while after something has happened", async () => {
  const { world, time, work, setCompany, stop } = aDesk();
  const looksIn = async (ms: number) => {
    const before = world.looks.length;
    await time.advance(ms);
    return world.looks.length - before;
  };
  await time.advance(CALM_MS);
  setCompany(true);
  await time.advance(2_000);
  expect(await looksIn(19_000)).toBe(20);
  setCompany(false);
  await time.advance(2_000);
  expect(await looksIn(20_000)).toBe(10);
  work.stir();
  await time.advance(2_000);
  expect(await looksIn(19_000)).toBe(20);
  await stop();
});

test("what is written to be done in two seconds is done then, whenever it was written", async () => {
  const { world, time, now, stop } = aDesk();
  await time.advance(CALM_MS);
  for (let job = 0; job < 40; job++) {
    world.due.push(now() + 2_000);
    await time.advance(3_000);
    // From time to time nothing happens for long enough.
    await time.advance(job % 4 === 0 ? CALM_MS + job * 100 : job * 10);
  }
  expect(world.done).toHaveLength(40);
  expect(Math.max(...world.done)).toBeLessThanOrEqual(250);
  await stop();
});

test("what somebody asks for is begun within two seconds on a desk where nothing happens, and within one where somebody is", async () => {
  const { world, time, now, setCompany, stop } = aDesk();
  for (const company of [false, true]) {
    setCompany(company);
    await time.advance(CALM_MS);
    world.done.length = 0;
    for (let job = 0; job < 20; job++) {
      await time.advance(CALM_MS + job * 97);
      world.due.push(now());
      await time.advance(3_000);
    }
    expect(world.done).toHaveLength(20);
    expect(Math.max(...world.done)).toBeLessThanOrEqual(company ? 1_000 : 2_000);
  }
  await stop();
});

test("a loop that has its reasons to wait longer is left alone", async () => {
  const { world, time, now, stop } = aDesk({ pauseMs: 15_000 });
  await time.advance(CALM_MS);
  const turns = world.turns.length;
  world.due.push(now() + 60_000, now());
  await time.advance(45_000);
  expect(world.turns.length - turns).toBe(3);
  await stop();
});

test("work that a look missed is found by the loop itself", async () => {
  const time = createVirtualTime();
  const stopping = new AbortController();
  const work = createDueWork({ ...time, random: () => 0.5, hasCompany: () => false, find: async () => [null] });
  let turns = 0;
  const loop = work.waiting([jobs], {
    name: "jobs",
    async turn() {
      turns += 1;
      return 1_000;
    },
  });
  const running = createLoops({ ...time, log: { warn: () => {} } }, [work.loop, loop]).run(stopping.signal);
  await time.advance(601_000);
  expect(turns).toBe(3);
  stopping.abort();
  await time.advance(0);
  await running;
});

test("looks follow each other without a gap, also over a time in which the database was away", async () => {
  const { world, time, setAway, stop } = aDesk();
  await time.advance(10_000);
  setAway(true);
  await time.advance(30_000);
  setAway(false);
  await time.advance(10_000);
  const gaps = world.looks
    .slice(1)
    .map(({ after }, index) => after.getTime() - (world.looks[index]?.now.getTime() ?? 0));
  expect(new Set(gaps)).toEqual(new Set([0]));
  expect(world.looks[0]?.after).toEqual(new Date(0));
  await stop();
});
