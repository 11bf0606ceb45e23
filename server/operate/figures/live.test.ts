import { expect, test } from "vitest";
import { userIdOf } from "#server/core/ids.ts";
import type { Heartbeat } from "./heartbeat-rows.ts";
import { livePipeline } from "./live.ts";
import type { FiguresRoom } from "./room.ts";

const NOW = new Date("2026-03-01T10:00:00Z");
const ADMIN = { id: userIdOf("a".repeat(24)), name: "Ida", role: "admin" } as const;
const secondsAgo = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000);

const BEAT: Heartbeat = {
  id: "desk:1",
  version: "1.0.0",
  startedAt: secondsAgo(3_600),
  seenAt: secondsAgo(4),
  breakerOpen: false,
  draining: false,
  inFlight: 0,
  pollers: 1,
  sockets: 0,
};

function portsWith(parts: Partial<FiguresRoom> = {}, levels: Record<string, number> = {}): FiguresRoom {
  const nothing = { visible: 0, inFlight: 0, delayed: 0 };
  return {
    clock: { now: () => NOW },
    store: { since: async () => [] },
    state: {
      read: async () => ({
        tickets: [],
        agents: [],
        longestWaitSince: null,
        outboxPending: 0,
        outboxOldestAt: null,
        parked: 0,
      }),
    },
    dispatch: { listFree: async () => [], listOpen: async () => [] },
    heartbeats: { list: async () => [BEAT] },
    traces: { lastSentAt: async () => null, publishedAfter: async () => null },
    insights: { waitsSince: async () => [] },
    depths: async () => ({ queue: nothing, deadLetters: nothing }),
    figures: { level: (name, value) => void (levels[name] = value) },
    ...parts,
  };
}

test.each<[string, Partial<Heartbeat>, string]>([
  ["one that was heard of lately runs", {}, "running"],
  ["one that missed three heartbeats is silent", { seenAt: secondsAgo(16) }, "silent"],
  ["one that said it would rest runs", { seenAt: secondsAgo(16), nextAt: secondsAgo(6) }, "running"],
  ["one that rests for longer than it said is silent", { seenAt: secondsAgo(21), nextAt: secondsAgo(11) }, "silent"],
  ["one whose database is away is paused", { breakerOpen: true }, "paused"],
  ["one that was asked to stop is stopping", { draining: true, breakerOpen: true }, "stopping"],
])("of the consumers, %s", async (_, said, state) => {
  const heartbeats = { list: async () => [{ ...BEAT, ...said }] };
  expect((await livePipeline(portsWith({ heartbeats }), ADMIN)).consumers).toMatchObject([{ id: "desk:1", state }]);
});

test("the age of a queue is that of the first event behind the message received last", async () => {
  const asked: Date[] = [];
  const traces = {
    lastSentAt: async () => secondsAgo(30),
    async publishedAfter(moment: Date) {
      asked.push(moment);
      return secondsAgo(20);
    },
  };
  const depths = async () => ({ queue: { visible: 3, inFlight: 0, delayed: 0 }, deadLetters: null });
  const levels: Record<string, number> = {};

  const { stations, deadLettersInQueue } = await livePipeline(portsWith({ traces, depths }, levels), ADMIN);

  expect(asked).toEqual([secondsAgo(30)]);
  expect(stations.find(({ id }) => id === "sqs")).toMatchObject({ depth: 3, oldestMs: 20_000, level: "slow" });
  expect(deadLettersInQueue).toBeNull();
  expect(levels).toMatchObject({ queue: 3, queueAgeMs: 20_000 });
});

test("an empty queue has no age, and nobody asks for one", async () => {
  const traces = {
    lastSentAt: () => expect.unreachable("nothing waits"),
    publishedAfter: () => expect.unreachable("nothing waits"),
  };
  const { stations } = await livePipeline(portsWith({ traces }), ADMIN);
  expect(stations.find(({ id }) => id === "sqs")).toMatchObject({ depth: 0, oldestMs: null });
});

test.each(["agent", "user"] as const)("who has the role %s may not look", async (role) => {
  await expect(livePipeline(portsWith(), { ...ADMIN, role })).rejects.toMatchObject({ code: "auth.forbidden" });
});
