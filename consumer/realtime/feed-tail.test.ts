import { expect, test } from "vitest";
import { eventIdOf, userIdOf } from "#server/core/ids.ts";
import { runLoop } from "#server/platform/loop.ts";
import { createVirtualTime } from "#server/platform/testing/virtual-time.ts";
import { createFeedTail } from "./feed-tail.ts";
import { aFeedEvent, createMemoryFeed } from "./testing.ts";

function aTail() {
  const time = createVirtualTime();
  const feed = createMemoryFeed(time.clock);
  const seen = new Set<string>();
  const errors: unknown[] = [];
  const now = () => time.clock.now();
  const state: { listeningSince: Date | null } = { listeningSince: now() };
  const stopping = new AbortController();
  const tail = createFeedTail({
    ...time,
    feed,
    broadcaster: { event: ({ id }) => void seen.add(id), notice: ({ key }) => void seen.add(key) },
    listeningSince: () => state.listeningSince,
    onError: (error, failures) => void (failures === 1 && errors.push(error)),
  });
  const running = runLoop(tail.loop, { timers: time.timers, onTick: () => {}, onError: () => {} }, stopping.signal);
  const store = (overrides: Parameters<typeof aFeedEvent>[0] = {}) => {
    const event = aFeedEvent({ storedAt: now(), ...overrides });
    feed.events.push(event);
    return event.id;
  };
  const stop = async () => {
    stopping.abort();
    await time.advance(0);
    await running;
  };
  return { time, feed, seen, errors, state, store, now, stop, nudge: tail.nudge };
}

test("brings what another process stored within a fifth of a second", async () => {
  const { time, seen, store, feed, now, stop } = aTail();
  await time.advance(1_000);
  const id = store();
  const [eventId, recipient] = [eventIdOf("e1"), userIdOf("carl")];
  const notice = { id: "n1", key: "e1:carl", eventId, recipient, type: "reply" } as const;
  const words = { title: "", message: "", complaintId: "COMP-10001", at: now() };
  feed.notices.push({ notice: { ...notice, ...words }, storedAt: now() });
  await time.advance(200);
  expect([...seen]).toEqual([id, "e1:carl"]);
  await stop();
});

test("looks at once when somebody rings, and not more often for a hundred rings", async () => {
  const { time, feed, seen, store, stop, nudge } = aTail();
  await time.advance(1_050);
  const id = store();
  nudge();
  await time.advance(25);
  expect([...seen]).toEqual([id]);
  const before = feed.reads;
  for (let n = 0; n < 100; n++) {
    nudge();
    await time.advance(1);
  }
  expect(feed.reads - before).toBeLessThanOrEqual(6);
  // Nor when the store does not answer.
  let failed = 0;
  feed.listEventsAfter = () => Promise.reject(new Error(`no primary, ${++failed}`));
  for (let n = 0; n < 100; n++) {
    nudge();
    await time.advance(1);
  }
  expect(failed).toBeLessThanOrEqual(6);
  await stop();
});

test("finds what became visible late, with an earlier time than what was read already", async () => {
  const { time, seen, store, now, stop } = aTail();
  store();
  await time.advance(2_000);
  const late = store({ storedAt: new Date(now().getTime() - 3_000) });
  await time.advance(1_200);
  expect(seen).toContain(late);
  await stop();
});

test("misses nothing that was stored while the first answer kept somebody waiting who had just connected", async () => {
  const { time, feed, seen, store, stop } = aTail();
  const { now } = feed;
  feed.now = () => Promise.reject(new Error("no primary"));
  await time.advance(1_000);
  const id = store();
  await time.advance(20_000);
  feed.now = now;
  await time.advance(6_000);
  expect([...seen]).toEqual([id]);
  await stop();
});

test("misses nothing for whoever was let in long before the tail got to its first turn", async () => {
  const { time, seen, state, store, now, stop } = aTail();
  state.listeningSince = null;
  const connectedAt = now();
  await time.advance(500);
  const id = store();
  await time.advance(12_000);
  state.listeningSince = connectedAt;
  await time.advance(400);
  expect([...seen]).toEqual([id]);
  await stop();
});

test("misses nothing that was stored while the store was slow to say what time it is", async () => {
  const { time, feed, seen, store, stop } = aTail();
  const { now } = feed;
  feed.now = async () => {
    await time.timers.sleep(15_000);
    return now();
  };
  await time.advance(300);
  const id = store();
  await time.advance(20_000);
  expect([...seen]).toEqual([id]);
  await stop();
});

test("finds what became visible late also when reading is so slow that much more has come since", async () => {
  const { time, feed, seen, store, now, stop } = aTail();
  await time.advance(1_400);
  const { listEventsAfter } = feed;
  feed.listEventsAfter = async (...question) => {
    await time.timers.sleep(2_000);
    return listEventsAfter.apply(feed, question);
  };
  const busy = async (seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      store();
      await time.advance(1_000);
    }
  };
  await busy(8);
  const late = store({ storedAt: new Date(now().getTime() - 4_000) });
  await busy(40);
  expect(seen).toContain(late);
  feed.listEventsAfter = listEventsAfter;
  await time.advance(3_000);
  await stop();
});

test("goes by the store's clock, however far this process's own is off", async () => {
  const { time, feed, seen, store, stop } = aTail();
  const ahead = new Date("2040-01-01T00:00:00.000Z");
  feed.now = async () => ahead;
  await time.advance(400);
  const id = store({ storedAt: new Date(ahead.getTime() + 100) });
  await time.advance(200);
  expect([...seen]).toEqual([id]);
  await stop();
});

test("reads everything of a crowded moment, page by page", async () => {
  const { time, seen, store, stop } = aTail();
  await time.advance(400);
  const ids = Array.from({ length: 1_234 }, () => store());
  await time.advance(200);
  expect(ids.every((id) => seen.has(id))).toBe(true);
  await stop();
});

test("reads nothing while nobody listens, and starts with the last seconds when somebody does", async () => {
  const { time, feed, seen, state, store, now, stop } = aTail();
  state.listeningSince = null;
  await time.advance(60_000);
  expect(feed.reads).toBeLessThanOrEqual(1);
  const [old] = [store()];
  await time.advance(10_000);
  const recent = store();
  state.listeningSince = now();
  await time.advance(400);
  expect([...seen]).toEqual([recent]);
  expect(seen).not.toContain(old);
  await stop();
});

test("reports an outage once, asks more slowly, and misses nothing when it is over", async () => {
  const { time, feed, seen, errors, store, stop } = aTail();
  await time.advance(1_000);
  const list = feed.listEventsAfter;
  let attempts = 0;
  feed.listEventsAfter = () => {
    attempts++;
    return Promise.reject(new Error("no primary"));
  };
  const id = store();
  await time.advance(60_000);
  expect(errors).toHaveLength(1);
  expect(attempts).toBeLessThan(25);
  feed.listEventsAfter = list;
  await time.advance(6_000);
  expect(seen).toContain(id);
  await stop();
});
