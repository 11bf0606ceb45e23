import fc from "fast-check";
import mongoose from "mongoose";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { createTell } from "#server/core/events/tell.ts";
import type { OutgoingMessage } from "#server/core/ports/queue.ts";
import type { Status } from "#server/core/vocabulary.ts";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import { addComment } from "#server/desk/complaints/add-comment.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { fileComplaint } from "#server/desk/complaints/file-complaint.ts";
import { createNoticeStore } from "#server/desk/notices/store.ts";
import { createSubjectReader } from "#server/desk/notices/subject-reader.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { composeLetters } from "#server/operate/compose-letters.ts";
import { runReplay } from "#server/operate/replay/run-replay.ts";
import { startReplay } from "#server/operate/replay/start-replay.ts";
import { StartReplay } from "#server/operate/replay/wire.ts";
import { systemTimers } from "#server/platform/timers.ts";
import { createDispatcher } from "../dispatch/dispatcher.ts";
import { createEventHandler } from "../dispatch/handle-event.ts";
import { pass } from "../dispatch/pass.ts";
import { quietReplays } from "../loops/sent-again.ts";
import { createDelivery } from "../queue/delivery.ts";
import { handleDelivery } from "../queue/handle-delivery.ts";

let world: Awaited<ReturnType<typeof startTestDesk>>;
let deliver: (message: OutgoingMessage) => Promise<void>;
beforeAll(async () => {
  world = await startTestDesk();
  deliver = createConsumer();
});
afterAll(() => world.stop());

/** The consumer's real decoding, handling and dispatch. */
function createConsumer(): typeof deliver {
  const { clock } = world.desk;
  const { findSubject, listExisting } = createSubjectReader();
  const dispatcher = createDispatcher(
    (agents) => pass(world.desk, agents),
    () => true,
  );
  const tell = createTell({ noticeStore: createNoticeStore(), findSubject, onNotices() {} });
  const ticketExists = async (id: string) => (await listExisting([id])).size === 1;
  const handler = quietReplays(createEventHandler({ dispatcher, tell, ticketExists }), clock);
  return async ({ id, body, attributes }) => {
    const message = { messageId: id, receiptHandle: id, body, attributes, receiveCount: 1, sentAt: clock.now() };
    const delivery = createDelivery(message, clock.now().getTime(), 30_000);
    const ports = { handler, timers: systemTimers, random: Math.random, clock, isDone: () => false };
    expect((await handleDelivery(delivery, ports)).outcome).toEqual({ kind: "done" });
  };
}

/** Everything that was published, handled, and what came of that, until nothing is left. */
async function comeToRest(): Promise<void> {
  await world.inlineRelay.drain();
  while (world.published.length > 0) {
    await Promise.all(world.published.splice(0).map(deliver));
    await world.inlineRelay.drain();
  }
}

/** Sends every stored event once more and handles it; resolves to the number of events. */
async function replayEverything(admin: Actor): Promise<number> {
  const deps = composeLetters();
  const { id, total } = await startReplay(deps, admin, StartReplay.parse({ perSecond: 500 }));
  const queue = {
    async send(messages: readonly OutgoingMessage[]) {
      await Promise.all(messages.map(deliver));
      return [];
    },
  };
  const topic = { publish: async () => [] };
  const timers = { sleep: async () => {} };
  const ports = { ...deps, queue, topic, timers, worker: "test" };
  for (;;) {
    await runReplay(ports, new AbortController().signal);
    const replay = await deps.replays.find(id);
    if (replay?.state !== "running") return total;
  }
}

const COLLECTIONS = ["complaints", "agents", "events", "notifications", "users", "counters", "categories"];

/** All that the desk knows. `hintRev` counts how often availability was derived, `hintBy` who did it last: neither says anything about anybody. */
async function everything(): Promise<string> {
  const found = await Promise.all(
    COLLECTIONS.map((name) => mongoose.connection.collection(name).find({}).sort({ _id: 1 }).toArray()),
  );
  return JSON.stringify(found, (key, value: unknown) => (key.startsWith("hint") ? undefined : value));
}

const Command = fc.record({
  kind: fc.constantFrom("file", "status", "say", "note", "duty", "give", "take-back"),
  who: fc.nat(2),
  which: fc.nat(7),
  status: fc.constantFrom<Status>("Resolved", "Closed", "Waiting on Customer", "Open", "In Progress"),
});
type Command = typeof Command extends fc.Arbitrary<infer Value> ? Value : never;

interface Cast {
  readonly customer: Actor;
  readonly admin: Actor;
  readonly agents: readonly Actor[];
  readonly filed: string[];
}

async function obey({ customer, admin, agents, filed }: Cast, { kind, who, which, status }: Command): Promise<void> {
  const { desk } = world;
  const agent = agents[who % agents.length] ?? admin;
  const anybody = [customer, agent, admin][who] ?? admin;
  const id = filed[which % Math.max(1, filed.length)];
  if (kind === "duty") {
    const isFree = which % 2 === 0;
    await setAvailability(desk, agent, { agentId: agent.id, availability: isFree ? "available" : "offline" });
    return;
  }
  if (kind === "file" || id === undefined) {
    const complaint = { title: `Broken ${filed.length}`, description: "", category: "Technical" };
    filed.push((await fileComplaint(desk, customer, complaint))._id);
    return;
  }
  if (kind === "status") await changeStatus(desk, anybody, id, { status, message: "So." });
  if (kind === "say") await addComment(desk, anybody, id, { message: "Hello?", internal: false });
  if (kind === "note") await addComment(desk, admin, id, { message: "Careful.", internal: true });
  if (kind === "give") await assignComplaint(desk, admin, id, { agentId: agent.id });
  if (kind === "take-back") await assignComplaint(desk, admin, id, { agentId: null });
}

async function obeyAll(cast: Cast, commands: readonly Command[]): Promise<void> {
  for (const command of commands) {
    await obey(cast, command).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
    });
  }
}

test("replaying everything, while people work and afterwards, changes nothing and tells nobody anything", async () => {
  let replayed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(Command, { minLength: 4, maxLength: 24 }), fc.nat(23), async (commands, cut) => {
      for (const name of COLLECTIONS.slice(0, 4)) await mongoose.connection.collection(name).deleteMany({});
      await mongoose.connection.collection("replays").deleteMany({});
      const cast: Cast = {
        customer: await world.addPerson("Maya", "user"),
        admin: await world.addPerson("Ines", "admin"),
        agents: [await world.addAgent("Asha"), await world.addAgent("Tomás")],
        filed: [],
      };
      await obeyAll(cast, commands.slice(0, cut));
      await world.inlineRelay.drain();
      // Now and then before its first delivery, and beside everything that happens meanwhile.
      await Promise.all([replayEverything(cast.admin), obeyAll(cast, commands.slice(cut))]);
      await comeToRest();

      const before = await everything();
      replayed += await replayEverything(cast.admin);
      await comeToRest();
      expect(await everything()).toBe(before);
    }),
    // Shrinking would take longer than the test may; the commands are few enough to read.
    { numRuns: 20, endOnFailure: true },
  );
  expect(replayed).toBeGreaterThan(100);
}, 120_000);
