import { expect, test } from "vitest";
import { ADA, aFeedEvent, CARL, EVE, type RealtimeWorld, startRealtimeWorld } from "./testing.ts";

const NOW = new Date("2026-01-17T12:00:00.000Z");
const clock = { now: () => NOW };
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000);

function store(world: RealtimeWorld, ...events: Parameters<typeof aFeedEvent>[0][]) {
  const stored = events.map((event) => aFeedEvent(event));
  world.feed.events.push(...stored);
  return stored.map(({ id }) => id);
}

const idsOf = (answer: { events?: { eventId: string }[] }) => answer.events?.map(({ eventId }) => eventId);

test("answers with what this person missed, in order, and with nothing of anybody else", async () => {
  await using world = await startRealtimeWorld({ clock });
  const [last, missed, , late] = store(
    world,
    { storedAt: ago(60) },
    { storedAt: ago(30) },
    { storedAt: ago(20), audience: ["user:eve", "staff"] },
    // Made before the browser left, stored by a sweeper after it had gone.
    { at: ago(300), storedAt: ago(10) },
  );
  const carl = await world.connect(CARL);
  expect(idsOf(await carl.emitWithAck("sync", { since: last }))).toEqual([last, missed, late]);
  const eve = await world.connect(EVE);
  expect(idsOf(await eve.emitWithAck("sync", { since: last }))).toHaveLength(1);
});

test("looks further back than asked: what others did may be told later than what this process did itself", async () => {
  await using world = await startRealtimeWorld({ clock });
  const [before, last] = store(world, { storedAt: ago(100) }, { storedAt: ago(60) });
  store(world, { storedAt: ago(125) });
  const carl = await world.connect(CARL);
  expect(idsOf(await carl.emitWithAck("sync", { since: last }))).toEqual([before, last]);
});

test("sends everybody back to fetching who was away too long, missed too much, or asks for nothing known", async () => {
  await using world = await startRealtimeWorld({ clock });
  const carl = await world.connect(CARL);
  const [old] = store(world, { storedAt: ago(601) });
  expect(await carl.emitWithAck("sync", { since: old })).toEqual({ resync: true });
  expect(await carl.emitWithAck("sync", { since: "never-existed" })).toEqual({ resync: true });
  expect(await carl.emitWithAck("sync", { since: { $gt: "" } })).toEqual({ resync: true });
  expect(await carl.emitWithAck("sync", "what")).toEqual({ resync: true });
  const [start] = store(world, { storedAt: ago(60) });
  store(world, ...Array.from({ length: 500 }, () => ({ storedAt: ago(30) })));
  expect(await carl.emitWithAck("sync", { since: start })).toEqual({ resync: true });
});

test("asking twice at once costs the database one question", async () => {
  await using world = await startRealtimeWorld({ clock });
  const [last] = store(world, { storedAt: ago(60) });
  const carl = await world.connect(CARL);
  const answers = await Promise.all([1, 2].map(() => carl.emitWithAck("sync", { since: last })));
  expect(answers.map((answer) => "events" in answer)).toEqual([true, false]);
});

test("a database that is away means fetching again, not silence", async () => {
  await using world = await startRealtimeWorld({ clock });
  world.feed.findStoredAt = () => Promise.reject(new Error("no primary"));
  const carl = await world.connect(CARL);
  expect(await carl.emitWithAck("sync", { since: "event-1" })).toEqual({ resync: true });
});

test("what somebody may not hear of, they did not miss", async () => {
  await using world = await startRealtimeWorld({ clock });
  const [last, , mine] = store(
    world,
    { storedAt: ago(60) },
    { storedAt: ago(30), audience: ["staff", "-user:ada"] },
    { storedAt: ago(20), audience: ["staff", "-user:carl"] },
  );
  const ada = await world.connect(ADA);
  expect(idsOf(await ada.emitWithAck("sync", { since: last }))).toEqual([last, mine]);
});
