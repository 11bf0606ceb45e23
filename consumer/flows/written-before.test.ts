import { readFile } from "node:fs/promises";
import path from "node:path";
import { mongo } from "mongoose";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { sweepOutbox } from "#server/core/outbox/sweep.ts";
import { createOutboxStore } from "#server/desk/events/outbox-store.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { anyRows } from "#server/platform/db/testing.ts";
import { COLLECTIONS, createInProcessConsumer, everything } from "./testing/in-process.ts";

/**
 * Documents as the version before wrote them, when an event did not say yet who did it: Ines gave Maya's complaint to
 * Asha, Maya wrote and closed it, Asha went off duty, and nobody had relayed any of it; then the same events as they lay
 * in the event store afterwards.
 */
interface WrittenBefore {
  readonly people: Readonly<Record<"admin" | "customer" | "agent", Actor>>;
  readonly complaint: mongo.Document;
  readonly agent: mongo.Document;
  readonly events: readonly mongo.Document[];
}

const text = await readFile(path.join(import.meta.dirname, "testing/written-before.json"), "utf8");
const { people, complaint, agent, events }: WrittenBefore = mongo.BSON.EJSON.parse(text);
const world = await startTestDesk();
afterAll(() => world.stop());

/** A quarter of an hour later: all of it is still news. */
const clock = { now: () => new Date("2026-11-28T19:33:00.000Z") };
const consumer = createInProcessConsumer(world, clock);
const collection = (name: string) => anyRows(world.db, name);
const without = ({ outbox: _relayed, outboxAt: _due, ...rest }: mongo.Document) => ({ ...rest, outbox: [] });

beforeEach(async () => {
  for (const rows of COLLECTIONS) await world.db.collection(rows).deleteMany({});
});

async function notices(): Promise<string[]> {
  const found = await collection("notifications").find({}).toArray();
  return found.map(({ recipient, type }) => `${String(type)} ${String(recipient)}`).toSorted();
}

/** Asha of everything, Maya of what others did. */
const TOLD = [
  `assigned ${people.agent.id}`,
  `closed ${people.agent.id}`,
  `in-progress ${people.customer.id}`,
  `reply ${people.agent.id}`,
].toSorted();

test("an outbox that the version before left behind is relayed, and the same people are told", async () => {
  await collection("complaints").insertOne(complaint);
  await collection("agents").insertOne(agent);
  const topic = {
    publish: async (messages: typeof world.published) => {
      world.published.push(...messages);
      return [];
    },
  };
  const ports = { outbox: createOutboxStore(world.db), topic, clock, random: () => 0.5, finish: world.finish };
  const failures: unknown[] = [];
  await sweepOutbox({ ...ports, onStored() {}, onFailure: (error) => void failures.push(error) });
  await consumer.comeToRest();
  expect(failures).toEqual([]);
  expect(await collection("complaints").findOne({})).toMatchObject({ outbox: [] });
  expect(await notices()).toEqual(TOLD);
  const stored = await collection("events").find({}).sort({ _id: 1 }).toArray();
  expect(stored.map(({ by }) => by)).toEqual([
    null,
    people.admin.id,
    null,
    people.customer.id,
    people.customer.id,
    null,
  ]);
});

test("events that the version before stored are replayed, tell the same people, and the next time change nothing", async () => {
  await collection("complaints").insertOne(without(complaint));
  await collection("agents").insertOne(without(agent));
  await collection("events").insertMany([...events]);
  expect(await consumer.replayEverything(people.admin)).toBe(5);
  await consumer.comeToRest();
  // Assignments were told of by the relay of their time.
  expect(await notices()).toEqual(TOLD.filter((notice) => /^(closed|reply)/.test(notice)));
  const before = await everything(world.db);
  await consumer.replayEverything(people.admin);
  await consumer.comeToRest();
  expect(await everything(world.db)).toBe(before);
});
