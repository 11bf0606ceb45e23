import { afterAll, expect, test } from "vitest";
import { userIdOf } from "#server/core/ids.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { systemTimers as timers } from "#server/platform/timers.ts";
import type { FigureSums } from "./figure-sums.ts";
import { pipelineHistory } from "./history.ts";
import { createFigures } from "./reporter.ts";
import { figureRows } from "./rows.ts";
import { createFigureStore } from "./store.ts";
import { sumUp } from "./sum-up.ts";

const ADMIN = { id: userIdOf("a".repeat(24)), name: "Ida", role: "admin" } as const;
const { db: database, stop } = await startTestDesk();
afterAll(stop);

/** A process that counts, at a moment of its own. */
function aProcess(at: string) {
  const now = new Date(at);
  const failed: unknown[] = [];
  const clock = { now: () => now };
  const figures = createFigures({
    store: createFigureStore(database),
    clock,
    timers,
    onError: (error) => failed.push(error),
  });
  return { figures, failed };
}

async function between(from: string, to: string, step: "fine" | "coarse" = "fine"): Promise<FigureSums> {
  const rows = await createFigureStore(database).since(step, new Date(from));
  return sumUp(rows.filter(({ at }) => at < new Date(to)));
}

test("what several processes count in the same moment adds up in one row", async () => {
  const [web, consumer] = [aProcess("2026-03-01T10:00:03Z"), aProcess("2026-03-01T10:00:08Z")];
  web.figures.count("filed", 2);
  consumer.figures.count("filed");
  consumer.figures.count("retried-infra");
  web.figures.took("relay", 40);
  consumer.figures.took("relay", 40);
  web.figures.level("outbox", 7);
  consumer.figures.level("outbox", 3);
  await Promise.all([web.figures.drain(), consumer.figures.drain()]);

  const rows = await createFigureStore(database).since("fine", new Date("2026-03-01T10:00:00Z"));
  expect(rows.filter(({ at }) => at < new Date("2026-03-01T10:01:00Z"))).toHaveLength(1);
  expect(await between("2026-03-01T10:00:00Z", "2026-03-01T10:01:00Z")).toMatchObject({
    counts: { filed: 3, "retried-infra": 1 },
    spreads: { relay: { c11: 2 } },
    levels: { outbox: 7 },
  });
});

test("a day's row sums up the fine ones", async () => {
  for (const second of ["01", "21", "55"]) {
    const { figures } = aProcess(`2026-03-01T12:02:${second}Z`);
    figures.count("handled");
    await figures.drain();
  }
  expect(await createFigureStore(database).since("fine", new Date("2026-03-01T12:02:00Z"))).toHaveLength(3);
  const [row, ...others] = await createFigureStore(database).since("coarse", new Date("2026-03-01T12:02:00Z"));
  expect([row?.at, row?.counts, others]).toEqual([new Date("2026-03-01T12:00:00Z"), { handled: 3 }, []]);
});

test("a process that counts nothing writes nothing", async () => {
  const { figures } = aProcess("2026-03-01T14:00:00Z");
  figures.count("filed", 0);
  figures.level("queue", 0);
  await figures.drain();
  expect(await createFigureStore(database).since("fine", new Date("2026-03-01T14:00:00Z"))).toEqual([]);
});

test("figures that cannot be written are reported and lost, and the next ones are not", async () => {
  const now = new Date("2026-03-01T15:00:00Z");
  const failed: unknown[] = [];
  const added: FigureSums[] = [];
  const store = {
    async add(_at: Date, sums: FigureSums) {
      if (failed.length === 0) throw new Error("away");
      added.push(sums);
    },
  };
  const figures = createFigures({ store, clock: { now: () => now }, timers, onError: (error) => failed.push(error) });
  figures.count("filed", 5);
  await figures.drain();
  figures.count("filed");
  await figures.drain();
  expect(failed).toHaveLength(1);
  expect(added.map(({ counts }) => counts)).toEqual([{ filed: 1 }]);
});

test("the last hour is in steps of 30 s, up to the last one that is over", async () => {
  const { figures } = aProcess("2026-03-01T16:29:41Z");
  figures.count("filed", 3);
  figures.count("retried-infra", 2);
  figures.count("duplicates", 1);
  figures.took("lag", 200);
  figures.took("queue", 3_000);
  figures.level("outbox", 4);
  await figures.drain();
  const store = createFigureStore(database);
  const clock = { now: () => new Date("2026-03-01T16:30:10Z") };

  const history = await pipelineHistory({ store, clock }, ADMIN, "hour");

  expect(history.at).toHaveLength(120);
  expect(history.at.at(-1)).toBe(Date.parse("2026-03-01T16:29:30Z") / 1_000);
  expect(history.filedPerMinute.at(-1)).toBe(6);
  expect(history.filedPerMinute.at(-2)).toBe(0);
  expect(history.lagMedianMs.at(-1)).toBeGreaterThan(150);
  expect(history.lagMedianMs.at(-2)).toBeNull();
  expect(history.queueAgeMs.at(-1)).toBeGreaterThan(2_000);
  expect(history.outboxPending.at(-1)).toBe(4);
  expect(history).toMatchObject({ retries: [{ why: "infra", count: 2 }], duplicates: 1 });
});

test("a day is in steps of five minutes, and what was retried is sorted by how often", async () => {
  for (const [at, why, times] of [
    ["2026-04-01T09:00:00Z", "schema", 1],
    ["2026-04-01T09:04:59Z", "infra", 4],
    ["2026-04-01T09:05:00Z", "schema", 2],
  ] as const) {
    const { figures } = aProcess(at);
    figures.count("handled", 10);
    figures.count(`retried-${why}`, times);
    figures.level("queue", times);
    await figures.drain();
  }
  const ports = {
    store: createFigureStore(database),
    clock: { now: () => new Date("2026-04-01T09:14:00Z") },
  };
  const history = await pipelineHistory(ports, ADMIN, "day");
  expect(history.at).toHaveLength(288);
  expect(history.at.at(-1)).toBe(Date.parse("2026-04-01T09:05:00Z") / 1_000);
  expect(history.handledPerMinute.slice(-3)).toEqual([0, 4, 2]);
  expect(history.queueDepth.slice(-3)).toEqual([0, 4, 2]);
  expect(history.retries).toEqual([
    { why: "infra", count: 4 },
    { why: "schema", count: 3 },
  ]);
});

test("a desk on which nothing happened has an hour of nothing", async () => {
  const ports = {
    store: createFigureStore(database),
    clock: { now: () => new Date("2026-05-01T09:00:00Z") },
  };
  const history = await pipelineHistory(ports, ADMIN, "hour");
  expect(new Set([...history.filedPerMinute, ...history.outboxAgeMs])).toEqual(new Set([0]));
  expect(new Set([...history.lagMedianMs, ...history.lagP95Ms])).toEqual(new Set([null]));
  expect(history).toMatchObject({ retries: [], duplicates: 0 });
});

test("fine rows are forgotten after little more than an hour, coarse ones after little more than a day", async () => {
  const { figures } = aProcess("2026-06-01T09:02:13Z");
  figures.level("outbox", 1);
  await figures.drain();
  const rows = await database
    .collection(figureRows)
    .find({ at: { $gt: new Date("2026-06-01T00:00:00Z") } })
    .toArray();
  expect(new Map(rows.map(({ step, expiresAt }) => [step, expiresAt]))).toEqual(
    new Map([
      ["fine", new Date("2026-06-01T10:12:10Z")],
      ["coarse", new Date("2026-06-02T10:00:00Z")],
    ]),
  );
});

test.each(["agent", "user"] as const)("who has the role %s may not look", async (role) => {
  const ports = { store: createFigureStore(database), clock: { now: () => new Date() } };
  await expect(pipelineHistory(ports, { ...ADMIN, role }, "hour")).rejects.toMatchObject({ code: "auth.forbidden" });
});
