import { WORDS_VERSION } from "#server/core/search/index-words.ts";
import { PRIORITIES } from "#server/core/terms.ts";
import { BUILT_IN_CATEGORIES } from "#server/core/vocabulary.ts";
import type { Database } from "#server/platform/db/database.ts";
import { anyRows } from "#server/platform/db/testing.ts";
import { aFile } from "./file-calls.ts";
import {
  AGENTS,
  agentId,
  ago,
  customerId,
  eventId,
  LATER,
  MANY,
  NEWEST,
  NOW,
  objectId,
  orderId,
  tagId,
  ticketId,
} from "./filled.ts";
import { ANSWERS } from "./filled-answers.ts";
import { ABOUT_PEOPLE } from "./filled-people.ts";

const ENDED = ["Resolved", "Closed"] as const;

function statusOf(n: number) {
  const age = NEWEST - n;
  if (age < 6) return "Open";
  if (age < 10) return "In Progress";
  return age < 13 ? "Waiting on Customer" : (ENDED[n % 2] ?? "Closed");
}

function complaint(n: number) {
  const status = statusOf(n);
  const createdAt = ago(NEWEST - n);
  const isEnded = status === "Resolved" || status === "Closed";
  return {
    _id: objectId("7", n),
    complaintId: `COMP-${10_001 + n}`,
    userId: objectId("c", n % 50),
    title: "The kettle hums",
    description: "All day long.",
    category: BUILT_IN_CATEGORIES[n % BUILT_IN_CATEGORIES.length],
    priority: PRIORITIES[n % PRIORITIES.length],
    tags: [tagId(n % 40)],
    status,
    assignedTo: status === "Open" ? null : objectId("a", n % AGENTS),
    ...(status === "In Progress" ? { slot: `${agentId(n % AGENTS)}#${n}` } : {}),
    assign: null,
    ...(n % 3 === 0 ? { declines: [{ agentId: objectId("a", n % AGENTS), until: createdAt, isOwn: true }] } : {}),
    replied: false,
    rev: 1,
    dispatchAt: createdAt,
    createdAt,
    updatedAt: createdAt,
    resolvedAt: isEnded ? createdAt : null,
    closedAt: null,
    firstResponseAt: null,
    firstAssignedMs: 1_000,
    rating: null,
    comments: 0,
    // With what agents hold.
    ...(status === "In Progress"
      ? { help: { at: createdAt, by: agentId(1), of: [], people: [customerId(1)], holder: agentId(1) } }
      : {}),
    words: ["the", `comp${n}`, `load${n % 100}`],
    wordsVersion: WORDS_VERSION,
    timeline: [],
    outbox: [],
    ...(n > NEWEST - 3 ? { outboxAt: createdAt } : {}),
  };
}

function agent(n: number) {
  return {
    _id: objectId("a", n),
    name: `Agent ${n}`,
    skills: [],
    onDuty: n % 2 === 0,
    capacity: 1,
    availability: n % 2 === 0 ? "available" : "offline",
    since: ago(n),
    hintRev: 0,
    idleSince: ago(n),
    // One in eight is away, and one in eight has just gone.
    awaySince: n % 8 === 2 ? ago(n + 100) : null,
    seenAt: n % 8 === 4 ? ago(n + 100) : NOW,
    calledAt: null,
    deletedAt: null,
    rev: 0,
    outbox: [],
  };
}

const TYPES = ["ticket.created", "ticket.assigned", "ticket.closed", "ticket.commented", "agent.capacity"] as const;

function event(n: number) {
  const type = TYPES[n % TYPES.length];
  const at = ago(NEWEST - n);
  const data = type === "agent.capacity" ? { capacity: 1, previousCapacity: 2 } : {};
  return {
    _id: eventId(n),
    type,
    rev: n,
    at,
    by: null,
    body: { eventType: type, timestamp: at.toISOString(), data },
    agents: [],
    audience: ["staff", `user:${customerId(n % 50)}`],
    hint: null,
    traceparent: null,
    aggKind: type === "agent.capacity" ? "agent" : "ticket",
    aggId: type === "agent.capacity" ? agentId(n % AGENTS) : ticketId(n),
    storedAt: at,
    publishedAt: at,
    publishCount: 1,
    ...(n < 3 ? { pending: true } : {}),
    ...(n > 2 && n < 5 ? { parked: "too large" } : {}),
  };
}

function notification(n: number) {
  const storedAt = ago(NEWEST - n);
  const isNew = n > NEWEST - 5;
  return {
    _id: objectId("f", n),
    key: `${eventId(n)}:${customerId(n % 50)}`,
    eventId: eventId(n),
    recipient: objectId("c", n % 50),
    type: "assigned",
    title: "Yours",
    message: "It is yours.",
    complaintId: `COMP-${10_001 + n}`,
    at: storedAt,
    storedAt,
    readAt: isNew ? null : storedAt,
    emailedAt: isNew ? null : storedAt,
    mailLease: null,
  };
}

function letter(n: number) {
  const state = n < 6 ? "failed" : n < 9 ? "retrying" : n % 2 ? "archived" : "resolved";
  return {
    _id: `letter-${String(n).padStart(6, "0")}`,
    rev: 1,
    state,
    groupId: `group-${n % 3}`,
    errorClass: null,
    template: "x",
    reason: "schema",
    error: "x",
    body: "{}",
    attributes: {},
    cutFromBytes: null,
    attempts: 1,
    redriveId: orderId(n < 9 ? 1 : n + 1_000),
    isSent: n % 2 === 0,
    firstAt: ago(n),
    failedAt: ago(n),
    endedAt: n < 9 ? null : ago(n),
    history: [],
    ...(n < 9 ? {} : { expiresAt: LATER }),
  };
}

const order = (state: string, ended: string) => (n: number) => ({
  _id: objectId("e", n),
  state: n < 2 ? state : ended,
  createdAt: ago(n),
  leaseUntil: new Date(0),
  leaseBy: null,
  ...(n < 2 ? {} : { expiresAt: LATER }),
});

const KINDS = ["clicked", "delivered", "emitted", "shown"] as const;

function alert(n: number) {
  const at = ago(NEWEST - n);
  return {
    _id: `declined:COMP-${10_001 + n}`,
    condition: { kind: "declined", complaintId: `COMP-${10_001 + n}`, isOwn: true },
    since: at,
    resolvedAt: at,
    rev: 2,
    leads: {},
    changedAt: at,
    expiresAt: LATER,
  };
}

const DOCUMENTS: Readonly<Record<string, (n: number) => object>> = {
  complaints: complaint,
  events: event,
  notifications: notification,
  alerts: alert,
  deadLetters: letter,
  redrives: order("sending", "finished"),
  replays: (n) => ({ ...order("running", "finished")(n), ...(n === 0 ? { active: true } : {}) }),
  figures: (n) => ({ _id: `${n}`, step: n % 2 ? "fine" : "coarse", at: ago(NEWEST - n), expiresAt: LATER }),
  minutes: (n) => ({ _id: ago(NEWEST - n), at: ago(NEWEST - n), waiting: 0, longestWaitMs: 0, freeAgents: 0 }),
  marks: (n) => ({ eventId: eventId(n), at: ago(NEWEST - n), kind: KINDS[n % KINDS.length], sentAt: ago(n) }),
  heartbeats: (n) => ({ _id: `consumer-${n}`, version: "1", seenAt: ago(n % 100) }),
  trials: (n) => ({
    _id: `run-${n}`,
    startedAt: ago(n),
    endedAt: n < 3 ? null : ago(n),
    emptiedAt: null,
    dueAt: ago(n),
  }),
  files: aFile,
  ...ANSWERS,
  ...ABOUT_PEOPLE,
  attempts: (n) => ({ _id: `attempt-${n}`, count: 1, endsAt: LATER }),
  idempotency_keys: (n) => ({
    _id: `k-${n}`,
    ownerId: objectId("2", n),
    fingerprint: "f",
    resourceId: objectId("7", n),
    answer: null,
    at: NOW,
    attempt: "one",
    until: NOW,
  }),
};

/** One of each kind, by its number. */
export const FILLED: typeof DOCUMENTS = { ...DOCUMENTS, agents: agent };

/** A desk of some years: many documents that are over, and a few that matter now. */
export async function fillDesk(db: Database): Promise<void> {
  const some = (count: number, make: (n: number) => object) => Array.from({ length: count }, (_, n) => make(n));
  await anyRows(db, "agents").insertMany(some(AGENTS, agent));
  for (const [collection, make] of Object.entries(DOCUMENTS))
    await anyRows(db, collection).insertMany(some(MANY, make));
}
