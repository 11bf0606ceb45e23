import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Actor } from "#server/core/actor.ts";
import { finishInternal } from "#server/core/assignments/finish-internal.ts";
import { type AssignmentPorts, newStamp, ticketRef } from "#server/core/assignments/ports.ts";
import { refresh } from "#server/core/assignments/refresh.ts";
import { claim } from "#server/core/changes/claim.ts";
import { createTell } from "#server/core/events/tell.ts";
import { isToldWhenConsumed } from "#server/core/events/who-is-told.ts";
import { agentIdOf, userIdOf } from "#server/core/ids.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import type { StoredNotice } from "#server/core/ports/outbox-store.ts";
import type { OutgoingMessage, Topic } from "#server/core/ports/queue.ts";
import { match, roomOf } from "#server/core/routing.ts";
import { wordsOf } from "#server/core/saying.ts";
import { WITH_TRIALS } from "#server/core/taking.ts";
import type { AgentActor } from "#server/core/testing.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { ensureAgent } from "#server/desk/agents/ensure-agent.ts";
import type { AgentsRoom } from "#server/desk/agents/room.ts";
import { agentRows } from "#server/desk/agents/rows.ts";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import { alertRows } from "#server/desk/alerts/rows.ts";
import { fileComplaint } from "#server/desk/complaints/file-complaint.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import type { FileComplaint } from "#server/desk/complaints/wire.ts";
import { composeDesk } from "#server/desk/compose-desk.ts";
import { fromEventRow } from "#server/desk/events/mapping.ts";
import { type EventRow, eventRows } from "#server/desk/events/rows.ts";
import { createFileRowStore } from "#server/desk/files/store.ts";
import type { Mailbox } from "#server/desk/inbox/mailbox.ts";
import type { Delivery } from "#server/desk/mails/delivery.ts";
import { notificationRows } from "#server/desk/notices/rows.ts";
import { createNoticeStore } from "#server/desk/notices/store.ts";
import { createSubjectReader } from "#server/desk/notices/subject-reader.ts";
import { erasureRequestRows } from "#server/desk/own-data/rows.ts";
import { hashPassword } from "#server/desk/people/password.ts";
import type { Accounts } from "#server/desk/people/room.ts";
import { startTestServer } from "#server/embedded-mongo/testing.ts";
import { connectDatabase } from "#server/operate/database/connect.ts";
import { systemClock } from "#server/platform/clock.ts";
import type { Rows } from "#server/platform/db/rows.ts";
import { createDiskFileStore } from "#server/platform/files/disk-file-store.ts";
import { createOrAway } from "#server/platform/files/file-store.ts";
import { systemIds } from "#server/platform/ids.ts";
import { createLog } from "#server/platform/log.ts";

/** A clock that only a test moves. */
export function aTestClock(start = "2026-03-02T09:00:00.000Z") {
  let now = new Date(start);
  return {
    now: () => now,
    advance(ms: number) {
      now = new Date(now.getTime() + ms);
    },
  };
}

/** What is filed when a test does not care. */
const FILED = { title: "The kettle hums", description: "All day long.", category: "Technical" } as const;

/** Mails are kept where a test finds them. */
const CAUGHT: Delivery = { way: "caught", publicUrl: "http://desk.test", showsLinks: true, gatherMs: 0 };

/** Mails come in, and what the mail server says of their senders is believed. */
export const MAILBOX: Mailbox = {
  address: "help@desk.test",
  idHost: "desk.test",
  authServer: "mx.desk.test",
  isOpen: true,
  secret: "only-for-tests-of-the-mailbox",
};

/** What one test leaves to the next. */
const HISTORY: readonly Rows<object>[] = [
  alertRows,
  complaintRows,
  agentRows,
  erasureRequestRows,
  eventRows,
  notificationRows,
];

/**
 * The rooms on a real embedded database, for tests; it answers backwards where nobody asked for an order. What would go to
 * SNS is collected unless there is a topic; entries are relayed as in production.
 */
export async function startTestDesk({
  clock = systemClock,
  topic,
  delivery,
  waitsKeptMs = 0,
  on,
}: {
  clock?: Clock;
  topic?: Topic;
  delivery?: Partial<Delivery>;
  /** How long a desk that was read serves those who file. Unless given it is read for each: what a test does a moment before counts. */
  waitsKeptMs?: number;
  /** A database server that is there already, and stops with the desk. */
  on?: { readonly uri: string; stop(): Promise<void> };
} = {}) {
  // What is over by the database's clock need not be over by the test's.
  const server = on ?? (await startTestServer({ answersBackwards: true, ttlMonitorEnabled: false }));
  const uri = new URL(server.uri);
  uri.pathname = "/quickfix";
  const commands: string[] = [];
  const database = await connectDatabase(uri.href, { onCommand: (name) => void commands.push(name) });
  const published: OutgoingMessage[] = [];
  const told: StoredNotice[] = [];
  const log = createLog({ name: "test", level: "error", mode: "dev" });
  const tell = createTell({
    noticeStore: createNoticeStore(database),
    findSubject: createSubjectReader(database).findSubject,
    onNotices: (notices) => told.push(...notices),
  });
  const collecting: Topic = {
    async publish(messages) {
      published.push(...messages);
      return [];
    },
  };
  // Made by the first file that comes.
  const folder = path.join(tmpdir(), `quickfix-test-${randomUUID()}`);
  const orAway = createOrAway(() => {});
  const contents = createDiskFileStore(folder, orAway, createFileRowStore(database).hasKept);
  const composed = composeDesk({
    db: database,
    log,
    topic: topic ?? collecting,
    tell,
    clock,
    delivery: { ...CAUGHT, ...delivery },
    contents,
    mailbox: MAILBOX,
    waitsKeptMs,
  });
  const { desk } = composed;

  const relayed = () => composed.inlineRelay.drain();
  const heard = new Set<string>();
  /** What a consumer tells people when it hears of the events that were published. */
  const delivered = async () => {
    await relayed();
    const rows = await database.collection(eventRows).find({}).sort({ storedAt: 1, _id: 1 }).toArray();
    for (const event of rows.map(fromEventRow)) {
      if (!isToldWhenConsumed(event.type) || heard.has(event.id)) continue;
      heard.add(event.id);
      await tell(event);
    }
  };

  return {
    ...composed,
    mongodbUri: uri.href,
    db: database,
    published,
    told,
    /** Every command that the database was sent. */
    commands,
    finish: (entry: Parameters<typeof finishInternal>[2]) => finishInternal(desk, tell, entry),
    ...castOf(desk),
    /** Resolves when everything that was committed so far is stored, published and told. */
    relayed,
    delivered,
    file: (customer: Actor, input: Partial<FileComplaint> = {}) =>
      fileComplaint(desk, customer, { ...FILED, ...input }),
    /** Gives out the head of the line to whoever is free, as a consumer's pass does. */
    dispatch: () => giveOut(desk),
    /** The stored events of a ticket or an agent, in the order in which they happened. */
    async eventsOf(id: string): Promise<EventRow[]> {
      await relayed();
      return database.collection(eventRows).find({ aggId: id }).sort({ rev: 1 }).toArray();
    },
    /** What this person was told, oldest first, as `type: heading`. */
    async toldTo({ id }: Actor): Promise<string[]> {
      await delivered();
      return told.filter(({ recipient }) => recipient === id).map(({ type, title }) => `${type}: ${wordsOf(title)}`);
    },
    /** No complaints, agents or news of earlier tests, so that nothing is given to somebody who is not of this one. */
    async emptied(): Promise<void> {
      await relayed();
      told.length = 0;
      for (const rows of HISTORY) await database.collection(rows).deleteMany({});
    },
    async stop() {
      await relayed();
      await database.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The password of everybody on a desk of tests. */
export const PASSWORD = "correct horse battery";

/** Somebody's address on a desk of tests. */
export const emailOf = ({ id }: Pick<Actor, "id">) => `${id}@example.test`;

/** Somebody with an account; without a password they cannot sign in, and tests act for them. */
export async function insertPerson(
  { accounts, clock }: Accounts<"insert"> & { readonly clock: Clock },
  name: string,
  role: Role,
  passwordHash: string | null = null,
): Promise<Actor> {
  const person = { id: userIdOf(systemIds.documentId()), name, role };
  const account = { ...person, email: emailOf(person), active: true, passwordHash, identity: null };
  await accounts.insert({ ...account, createdAt: clock.now() });
  return person;
}

/** Adds people to a desk. */
export function castOf(desk: AgentsRoom & Accounts<"insert">) {
  const hashed = hashPassword(PASSWORD);
  const addPerson = async (name: string, role: Role): Promise<Actor> => insertPerson(desk, name, role, await hashed);
  return {
    addPerson,
    async addAgent(name: string, { onDuty = true } = {}): Promise<AgentActor> {
      const person = await addPerson(name, "agent");
      const agent = { ...person, id: agentIdOf(person.id) };
      await ensureAgent(desk, agent, agent.id);
      if (onDuty) await setAvailability(desk, agent, { agentId: agent.id, availability: "available" });
      return agent;
    },
  };
}

/** One round of a pass, without the consumer: claims for every free agent, and their availability after it. */
async function giveOut(ports: AssignmentPorts): Promise<void> {
  const [line, free] = await Promise.all([
    ports.store.listOpen({ limit: 100, after: null, takes: WITH_TRIALS }),
    ports.store.listFree(100),
  ]);
  const held = await ports.store.listHeld(free.map(({ id }) => id));
  const seats = free.flatMap((agent) => {
    const mine = held.filter(({ assignedTo }) => assignedTo === agent.id);
    const room = roomOf(agent, mine);
    return room.kind === "free" ? [{ agent, places: room.places, active: room.active }] : [];
  });
  for (const { ticket, agent, place, why } of match(line, seats, ports.clock.now())) {
    const change = claim(ticket, agent, place, why, newStamp(ports));
    if ((await ports.store.commit(ticket, change)) === "won") ports.offer(ticketRef(ticket.id), change.event);
    await refresh(ports, agent.id);
  }
}
