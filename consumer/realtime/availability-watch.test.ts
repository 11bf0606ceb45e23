import { expect, test } from "vitest";
import { type AgentId, agentIdOf } from "#server/core/ids.ts";
import type { Availability } from "#server/core/vocabulary.ts";
import { runLoop } from "#server/platform/loop.ts";
import { createVirtualTime } from "#server/platform/testing/virtual-time.ts";
import { createAvailabilityWatch } from "./availability-watch.ts";

function aWatch() {
  const time = createVirtualTime();
  const agents = new Map<AgentId, Availability>([
    [agentIdOf("ada"), "available"],
    [agentIdOf("bob"), "busy"],
  ]);
  const away = new Set<AgentId>();
  const told: string[] = [];
  const state = { isListening: true, reads: 0 };
  const watch = createAvailabilityWatch({
    ...time,
    directory: {
      async listAvailability() {
        state.reads++;
        return [...agents].map(([agentId, availability]) => ({
          agentId,
          availability,
          presence: away.has(agentId) ? "away" : "here",
        }));
      },
    },
    broadcaster: {
      availability: ({ agentId, availability, presence }) =>
        void told.push(`${agentId} ${availability}${presence === "away" ? ", away" : ""}`),
    },
    hasListeners: () => state.isListening,
    onError: () => {},
  });
  const stopping = new AbortController();
  void runLoop(watch.loop, { timers: time.timers, onTick: () => {}, onError: () => {} }, stopping.signal);
  return { time, agents, away, told, state, watch };
}

test("tells staff everything once, and then who changed, and only who changed", async () => {
  const { time, agents, told } = aWatch();
  await time.advance(2_500);
  expect(told.splice(0)).toEqual(["ada available", "bob busy"]);
  agents.set(agentIdOf("ada"), "busy");
  await time.advance(1_200);
  agents.delete(agentIdOf("bob"));
  await time.advance(1_200);
  expect(told).toEqual(["ada busy", "bob offline"]);
});

test("tells staff who is away, also of somebody who shows as offline as before", async () => {
  const { time, agents, away, told } = aWatch();
  agents.set(agentIdOf("ada"), "offline");
  await time.advance(2_500);
  told.length = 0;
  away.add(agentIdOf("ada"));
  await time.advance(1_200);
  expect(told).toEqual(["ada offline, away"]);
});

test("looks at once when something may have changed, but not more than ten times a second", async () => {
  const { time, agents, told, state, watch } = aWatch();
  await time.advance(1_500);
  told.length = 0;
  agents.set(agentIdOf("ada"), "offline");
  watch.nudge();
  await time.advance(10);
  expect(told).toEqual(["ada offline"]);
  const before = state.reads;
  for (let ms = 0; ms < 1_000; ms += 5) {
    watch.nudge();
    await time.advance(5);
  }
  expect(state.reads - before).toBeLessThanOrEqual(11);
});

test("reads nothing without staff, and tells the first who comes what they may have fetched too early", async () => {
  const { time, agents, told, state } = aWatch();
  await time.advance(1_500);
  told.length = 0;
  state.isListening = false;
  await time.advance(3_000);
  const { reads } = state;
  agents.set(agentIdOf("ada"), "busy");
  await time.advance(10_000);
  expect(state.reads).toBe(reads);
  state.isListening = true;
  await time.advance(3_000);
  expect(told).toEqual(["ada busy", "bob busy"]);
});
