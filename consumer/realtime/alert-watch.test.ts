import { expect, test, vi } from "vitest";
import { runLoop } from "#server/platform/loop.ts";
import { createVirtualTime } from "#server/platform/testing/virtual-time.ts";
import { createAlertWatch } from "./alert-watch.ts";
import { ADA, CARL, INES, startRealtimeWorld } from "./testing.ts";

function aWatch() {
  const time = createVirtualTime();
  const state = { changedAt: new Date(0), isListening: true, reads: 0, told: 0 };
  const watch = createAlertWatch({
    ...time,
    alerts: {
      async changedAt() {
        state.reads++;
        return state.changedAt;
      },
    },
    broadcaster: { alertsChanged: () => void state.told++ },
    hasListeners: () => state.isListening,
    onError: () => {},
  });
  void runLoop(watch.loop, { timers: time.timers, onTick: () => {}, onError: () => {} }, new AbortController().signal);
  return { time, state, watch };
}

test("leads are told once of each change, whoever made it, and at once of our own", async () => {
  const { time, state, watch } = aWatch();
  await time.advance(10_500);
  expect(state.told).toBe(1);
  state.changedAt = new Date(1);
  await time.advance(2_000);
  expect(state.told).toBe(2);
  state.changedAt = new Date(2);
  watch.nudge();
  await time.advance(1);
  expect(state.told).toBe(3);
});

test("nothing is read while no lead is connected, and whoever comes hears what is new", async () => {
  const { time, state } = aWatch();
  await time.advance(500);
  state.isListening = false;
  await time.advance(2_000);
  const { reads } = state;
  await time.advance(20_000);
  expect(state.reads).toBe(reads);
  state.isListening = true;
  await time.advance(2_000);
  expect(state.told).toBe(2);
});

test("leads hear of it, and nobody else", async () => {
  await using world = await startRealtimeWorld();
  const heard: string[] = [];
  for (const visitor of [ADA, CARL, INES]) {
    const socket = await world.connect(visitor);
    socket.on("alertsChanged", () => void heard.push(visitor.userId));
  }
  expect(world.realtime.hasLeads()).toBe(true);
  world.broadcaster.alertsChanged(new Date());
  await vi.waitFor(() => expect(heard).toEqual(["ines"]));
});
