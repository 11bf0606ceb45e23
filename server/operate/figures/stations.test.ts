import { expect, test } from "vitest";
import { buildStations, type Readings } from "./stations.ts";
import { classOf } from "./time-classes.ts";
import type { RunningConsumer, StationId } from "./wire.ts";
import { STATION_IDS } from "./wire.ts";

const CONSUMER: RunningConsumer = {
  id: "desk:1",
  version: "1.0.0",
  startedAt: "2026-03-01T10:00:00.000Z",
  seenAt: "2026-03-01T10:00:00.000Z",
  state: "running",
  inFlight: 0,
  pollers: 1,
  sockets: 2,
};

const CALM: Readings = {
  minute: { counts: {}, spreads: {}, levels: {} },
  outbox: { pending: 0, oldestMs: null, parked: 0 },
  queue: { visible: 0, inFlight: 0, delayed: 0 },
  queueOldestMs: null,
  consumers: [CONSUMER],
  line: { waiting: 0, oldestMs: null, freeAgents: 1, forTheFreeMs: null, medianToAgentMs: null },
};

function station(id: StationId, readings: Partial<Readings>) {
  const found = buildStations({ ...CALM, ...readings }).find((each) => each.id === id);
  if (!found) throw new Error(`there is no station ${id}`);
  return found;
}

test("a desk at rest is quiet everywhere, in the order of the path", () => {
  const stations = buildStations(CALM);
  expect(stations.map(({ id }) => id)).toEqual(STATION_IDS);
  expect(new Set(stations.map(({ level }) => level))).toEqual(new Set(["quiet"]));
});

test("figures of the last minute appear at their stations", () => {
  const minute = {
    counts: { filed: 4, relayed: 9, published: 5, received: 5, handled: 5, assigned: 4, told: 8, emitted: 9 },
    spreads: { queue: { [classOf(100)]: 19, [classOf(800)]: 1 } },
    levels: {},
  };
  const stations = buildStations({ ...CALM, minute });
  expect(stations.map(({ perMinute }) => perMinute)).toEqual([4, 9, 5, 5, 5, 4, 8, 9]);
  const sqs = stations.find(({ id }) => id === "sqs");
  expect(sqs).toMatchObject({ level: "fine", medianMs: expect.any(Number) });
  expect(sqs?.medianMs).toBeLessThan(200);
});

test.each<[string, StationId, Partial<Readings>, "slow" | "stuck", RegExp]>([
  ["old changes", "outbox", { outbox: { pending: 3, oldestMs: 9_000, parked: 0 } }, "slow", /3 changes wait.* 9 s/],
  [
    "very old ones",
    "outbox",
    { outbox: { pending: 1, oldestMs: 120_000, parked: 0 } },
    "stuck",
    /1 change waits.* 2 min/,
  ],
  ["a parked event", "outbox", { outbox: { pending: 0, oldestMs: null, parked: 2 } }, "slow", /2 events can never/],
  ["refused publishes", "sns", withCounts({ "publish-failed": 3 }), "stuck", /3 publishes failed/],
  ["some refused", "sns", withCounts({ "publish-failed": 1, published: 9 }), "slow", /1 publish failed/],
  ["a queue that is away", "sqs", { queue: null }, "stuck", /does not answer/],
  [
    "old messages",
    "sqs",
    { queue: { visible: 7, inFlight: 0, delayed: 0 }, queueOldestMs: 8_000 },
    "slow",
    /about 8 s/,
  ],
  ["no consumer", "consumer", { consumers: [] }, "stuck", /No consumer is running/],
  ["a silent one", "consumer", { consumers: [{ ...CONSUMER, state: "silent" }] }, "stuck", /No consumer is running/],
  ["an open breaker", "consumer", { consumers: [{ ...CONSUMER, state: "paused" }] }, "stuck", /until the database/],
  ["slow handling", "consumer", withTimes("handle", 4_000), "slow", /longer than 3 s/],
  ["late screens", "screen", withTimes("emit", 3_000), "slow", /longer than 3 s/],
])("%s make their station stand out with a sentence", (_, id, readings, level, note) => {
  expect(station(id, readings)).toMatchObject({ level, note: expect.stringMatching(note) });
});

test("one late event among few makes nothing slow, half of them do", () => {
  const late = { [classOf(30_000)]: 1 };
  const minute = (quick: number) => ({
    counts: { handled: quick + 1 },
    spreads: { handle: { ...late, [classOf(10)]: quick } },
    levels: {},
  });
  expect(station("consumer", { minute: minute(3) }).level).toBe("fine");
  expect(station("consumer", { minute: minute(0) })).toMatchObject({
    level: "slow",
    note: expect.stringMatching(/Half of them/),
  });
});

test("a long line is nothing of the pipeline's while nobody is free", () => {
  const line = { waiting: 40, oldestMs: 3_600_000, freeAgents: 0, forTheFreeMs: null, medianToAgentMs: null };
  expect(station("assigned", { line })).toMatchObject({ level: "quiet", depth: 40, oldestMs: 3_600_000 });
});

test("waiting beside free agents with other skills is nothing of the pipeline's either, and is said", () => {
  const line = { waiting: 2, oldestMs: 60_000, freeAgents: 1, forTheFreeMs: null, medianToAgentMs: null };
  expect(station("assigned", { line })).toMatchObject({
    level: "quiet",
    note: "2 complaints wait. 1 agent is free, with other skills than those asked for.",
  });
});

test("waiting although somebody is free for it is a fault, and the station says where to look", () => {
  const line = { waiting: 2, oldestMs: 60_000, freeAgents: 1, forTheFreeMs: 30_000, medianToAgentMs: null };
  expect(station("assigned", { line })).toMatchObject({ level: "slow", note: expect.stringMatching(/next repair/) });
  expect(station("assigned", { line, consumers: [] }).note).toMatch(/held up before/);
  expect(station("assigned", { line: { ...line, forTheFreeMs: 400 } })).toMatchObject({
    level: "quiet",
    note: "2 complaints wait. Somebody is free for that and gets it at once.",
  });
});

function withCounts(counts: Readings["minute"]["counts"]): Partial<Readings> {
  return { minute: { counts, spreads: {}, levels: {} } };
}

function withTimes(hop: "handle" | "emit", ms: number): Partial<Readings> {
  return {
    minute: {
      counts: { handled: 1, emitted: 1 },
      spreads: { [hop]: { [classOf(50)]: 30, [classOf(ms)]: 5 } },
      levels: {},
    },
  };
}
