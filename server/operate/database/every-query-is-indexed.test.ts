import { glob, readFile } from "node:fs/promises";
import mongoose, { type mongo } from "mongoose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fileTicket } from "#server/core/changes/file.ts";
import { eventIdOf, ticketIdOf } from "#server/core/ids.ts";
import { AGENT, aFiling, aStamp, CUSTOMER, NOW } from "#server/core/testing.ts";
import { createAgentDirectory } from "#server/desk/agents/agent-directory.ts";
import { createAgentStore } from "#server/desk/agents/store.ts";
import { ANY_COMPLAINT } from "#server/desk/complaints/complaint-query.ts";
import { createComplaintStore } from "#server/desk/complaints/store.ts";
import { createEventFeed } from "#server/desk/events/event-feed.ts";
import { createOutboxStore } from "#server/desk/events/outbox-store.ts";
import { createInsightStore } from "#server/desk/insights/store.ts";
import { createNotificationReader } from "#server/desk/notices/notification-reader.ts";
import { createAccessDirectory } from "#server/desk/people/access-directory.ts";
import { createAccountStore } from "#server/desk/people/store.ts";
import { createDispatchStore } from "#server/desk/routing/dispatch-store.ts";
import { createReconcileStore } from "#server/desk/routing/reconcile-store.ts";
import { startTestServer } from "#server/embedded-mongo/testing.ts";
import { createExperimentStore } from "#server/local/experiments/store.ts";
import { createHeartbeatStore } from "#server/operate/figures/heartbeat-store.ts";
import { createStateFiguresReader } from "#server/operate/figures/state-figures.ts";
import { createFigureStore } from "#server/operate/figures/store.ts";
import { createInvariantStore } from "#server/operate/invariants/store.ts";
import { createRedriveStore } from "#server/operate/letters/redrive-store.ts";
import { createDeadLetterStore } from "#server/operate/letters/store.ts";
import { createReplayStore } from "#server/operate/replay/store.ts";
import { createTraceStore } from "#server/operate/trace/store.ts";
import { type Database, databaseOn } from "#server/platform/db/database.ts";
import { documentIdAt, newDocumentId } from "#server/platform/db/ids.ts";
import { ALL_ROWS } from "./collections.ts";
import { connectDatabase } from "./connect.ts";

let db: Database;
let server: Awaited<ReturnType<typeof startTestServer>>;
const commands: mongo.Document[] = [];

beforeAll(async () => {
  server = await startTestServer();
  await (await connectDatabase(server.uri)).close();
  const connection = await mongoose.createConnection(server.uri, { monitorCommands: true }).asPromise();
  connection.on("commandStarted", (event) => commands.push(event.command));
  db = databaseOn(connection);
  await fillDesk();
});

afterAll(async () => {
  await db.close();
  await server.stop();
});

async function fillDesk() {
  await createAgentStore(db).insert(AGENT, NOW);
  for (let n = 0; n < 40; n++) {
    const at = new Date(NOW.getTime() + n * 1000);
    await createComplaintStore(db).insert(
      fileTicket(
        aFiling({
          id: ticketIdOf(documentIdAt(at)),
          complaintId: `COMP-${10_001 + n}`,
          category: n % 2 ? "Technical" : "Billing",
        }),
        CUSTOMER,
        aStamp({ now: at, entryId: newDocumentId() }),
      ),
    );
  }
}

const TICKET = ticketIdOf(AGENT.id);
const EVENTS = ["one", "two"].map(eventIdOf);
const ALL = { ...ANY_COMPLAINT, limit: 25 };
const LATER = new Date(NOW.getTime() + 3_600_000);
const POSITION = { storedAt: NOW, id: "" };
const LETTERS = { state: "failed", groupId: null, after: null, limit: 20 } as const;
const RANGE = { types: ["ticket.created", "ticket.closed"], from: NOW, to: LATER, ticketId: null } as const;

const queries: Record<string, () => Promise<unknown>> = {
  "the line": () => createDispatchStore(db).listOpen({ limit: 100, after: null, categories: null }),
  "the next page of the line": () =>
    createDispatchStore(db).listOpen({ limit: 10, after: { dispatchAt: NOW, id: TICKET }, categories: null }),
  "the line by skills": () =>
    createDispatchStore(db).listOpen({ limit: 100, after: null, categories: ["Billing", "Technical"] }),
  "free agents": () => createDispatchStore(db).listFree(100),
  "what agents hold": () => createDispatchStore(db).listHeld([AGENT.id]),
  "place in line": async () => {
    const [ticket] = await createDispatchStore(db).listOpen({ limit: 1, after: null, categories: null });
    return ticket && createComplaintStore(db).countAhead(ticket);
  },
  "who waits the longest": () => createComplaintStore(db).oldestOpenAt(),
  "a complaint by number": () => createComplaintStore(db).findByHumanId("COMP-10003"),
  "a customer's complaints": () => createComplaintStore(db).list({ ...ALL, userId: CUSTOMER.id }),
  "a customer's open complaints": () =>
    createComplaintStore(db).list({ ...ALL, userId: CUSTOMER.id, statuses: ["Open", "In Progress"] }),
  "all complaints": () => createComplaintStore(db).list(ALL),
  "complaints by status": () => createComplaintStore(db).list({ ...ALL, statuses: ["Resolved"] }),
  "complaints by category": () => createComplaintStore(db).list({ ...ALL, category: "Billing" }),
  "complaints by priority": () => createComplaintStore(db).list({ ...ALL, priority: "High" }),
  "an agent's complaints": () => createComplaintStore(db).list({ ...ALL, assignedTo: AGENT.id }),
  "complaints of nobody": () => createComplaintStore(db).list({ ...ALL, assignedTo: "none" }),
  "search by words": () => createComplaintStore(db).list({ ...ALL, words: ["kett", "hum"] }),
  "agents' loads": () => createAgentStore(db).loads([AGENT.id]),
  waits: () => createInsightStore(db).waitsSince(NOW, 100),
  "solved today": () => createInsightStore(db).resolvedSince(NOW),
  minutes: () => createInsightStore(db).minuteFigures(NOW),
  notifications: () => createNotificationReader(db).list(CUSTOMER.id, 20),
  "unread notifications": () => createNotificationReader(db).countUnread(CUSTOMER.id),
  "outboxes that are due": () => createOutboxStore(db).leaseDue(5, LATER, LATER),
  "the event tail": () => createEventFeed(db).listEventsAfter(POSITION, 100),
  "missed events": () => createEventFeed(db).listEventsFor(["staff", `user:${CUSTOMER.id}`], POSITION, 100),
  "the notice tail": () => createEventFeed(db).listNoticesAfter(POSITION, 100),
  "stranded events": () => createReconcileStore(db).listStranded(LATER, 100),
  "untold assignments": () => createReconcileStore(db).listUntold({ from: NOW, to: LATER }, 100),
  "misplaced tickets": () => createReconcileStore(db).listMisplaced(100),
  "tickets that are checked": () => createInvariantStore(db).listTickets({ after: TICKET, limit: 200 }),
  "tickets that are checked again": () =>
    createInvariantStore(db).listTickets({ ids: [TICKET, ticketIdOf(CUSTOMER.id)] }),
  "what agents hold, to be checked": () => createInvariantStore(db).listHeld([AGENT.id]),
  "the first in line": () => createInvariantStore(db).firstOpen(null),
  "the first in line by skills": () => createInvariantStore(db).firstOpen(["Billing", "Technical"]),
  "histories that are checked": () => createInvariantStore(db).listEvents([AGENT.id, TICKET]),
  "tellings that are checked": () => createInvariantStore(db).listNotices(EVENTS),
  "when a capacity was lowered": () => createInvariantStore(db).lastLowering(AGENT.id),
  "what changed lately": () => createInvariantStore(db).listTouched(NOW, LATER, 100),
  "lost filings": () => Array.fromAsync(createInvariantStore(db).lostFilings()),
  "unknown tellings": () => Array.fromAsync(createInvariantStore(db).unknownTellings()),
  "how much of everything": () => createInvariantStore(db).figures(),
  "dead letters": () => createDeadLetterStore(db).list(LETTERS),
  "the next dead letters": () =>
    createDeadLetterStore(db).list({ ...LETTERS, after: { failedAt: NOW, id: eventIdOf("0197e7a0") } }),
  "a group's dead letters": () => createDeadLetterStore(db).list({ ...LETTERS, groupId: "0123456789ab" }),
  "groups of dead letters": () => createDeadLetterStore(db).listGroups(100),
  "dead letters by state": () => createDeadLetterStore(db).countStates(),
  "a chosen dead letter": () => createDeadLetterStore(db).countSelected({ ids: ["0197e7a0"] }),
  "a chosen group": () => createDeadLetterStore(db).countSelected({ groupId: "0123456789ab" }),
  "all dead letters": () => createDeadLetterStore(db).countSelected({ all: true }),
  "what a retry has to send": () => createDeadLetterStore(db).listUnsent(AGENT.id, 10),
  "what a retry waits for": () => createDeadLetterStore(db).listUnanswered(AGENT.id, 10),
  "how far a retry is": () => createDeadLetterStore(db).redriveFigures(AGENT.id),
  "the latest retries": () => createRedriveStore(db).list(20),
  "a retry to work on": () => createRedriveStore(db).lease("w", NOW, LATER),
  "the latest replays": () => createReplayStore(db).list(20),
  "a replay to work on": () => createReplayStore(db).lease("w", NOW, LATER),
  "the replay under way": () => createReplayStore(db).findActive(),
  "events to replay": () => createReplayStore(db).countEvents(RANGE),
  "the next events to replay": () =>
    createReplayStore(db).listEvents(RANGE, { storedAt: NOW, id: eventIdOf("0197e7a0") }, 50),
  "events of one complaint to replay": () =>
    createReplayStore(db).listEvents({ ...RANGE, from: null, ticketId: TICKET }, null, 50),
  "events that are parked": () => createReplayStore(db).countParked(),
  "how the desk stands": () => createStateFiguresReader(db).read(),
  "figures of the last hour": () => createFigureStore(db).since("fine", NOW),
  "figures of the last day": () => createFigureStore(db).since("coarse", NOW),
  "running consumers": () => createHeartbeatStore(db).list(),
  "a complaint's events": () => createTraceStore(db).eventsOf(TICKET, 100),
  "what was seen of events": () => createTraceStore(db).marksOf(EVENTS),
  "whom events told": () => createTraceStore(db).noticesOf(EVENTS),
  "what was published since": () => createTraceStore(db).publishedAfter(NOW),
  "how far the consumers are": () => createTraceStore(db).lastSentAt(),
  "an experiment's complaints": () => createExperimentStore(db).listTickets(CUSTOMER.id, NOW),
  "an experiment's unfinished complaints": () => createExperimentStore(db).listUnfinished(CUSTOMER.id),
  "what followed from an experiment's complaints": () => createExperimentStore(db).listEvents([TICKET]),
  "who was told in an experiment": () => createExperimentStore(db).listNotices(EVENTS),
  "who may come in": () => createAccessDirectory(db).listRoles([CUSTOMER.id]),
  "signing in": () => createAccountStore(db).findByEmail("maya@example.test"),
};

// Every agent fits on one screen: these read them all, by design.
const SMALL = new Set(["agents", "categories"]);

test.each(Object.entries(queries))("%s is served by an index", async (_, run) => {
  commands.length = 0;
  await run();
  const reads = commands.filter((command) => "find" in command || "aggregate" in command || "findAndModify" in command);
  expect(reads.length).toBeGreaterThan(0);
  for (const command of reads) {
    const collection: unknown = command["find"] ?? command["aggregate"] ?? command["findAndModify"];
    const stages = stagesOf(await explain(command));
    if (typeof collection === "string" && SMALL.has(collection)) continue;
    expect(stages, JSON.stringify(command)).not.toContain("COLLSCAN");
  }
});

test("every room's rows are known to the database", async () => {
  const files = await Array.fromAsync(glob("{desk,operate}/**/*rows.ts", { cwd: new URL("../..", import.meta.url) }));
  const texts = await Promise.all(files.map((file) => readFile(new URL(`../../${file}`, import.meta.url), "utf8")));
  const declared = texts.flatMap((text) => [...text.matchAll(/defineRows<\w+>\("(\w+)"/g)].map(([, name]) => name));
  expect(declared.length).toBeGreaterThan(10);
  expect(ALL_ROWS.map(({ collection }) => collection).toSorted()).toEqual(declared.toSorted());
});

test("agents are read whole, and only agents", async () => {
  commands.length = 0;
  await createAgentDirectory(db).listAvailability();
  expect(commands.map((command) => command["find"])).toEqual(["agents"]);
});

test.each([
  ["the line", "listOpen"],
  ["free agents", "listFree"],
])("%s comes in order from its index, without sorting", async (name) => {
  commands.length = 0;
  await queries[name]?.();
  const command = commands.find((each) => "find" in each);
  expect(stagesOf(await explain(command ?? {}))).not.toContain("SORT");
});

async function explain(command: mongo.Document): Promise<mongo.Document> {
  const { lsid: _l, $clusterTime: _c, $db: _d, txnNumber: _t, $readPreference: _r, ...plain } = command;
  return db.command({ explain: plain, verbosity: "queryPlanner" });
}

/** Every `stage` anywhere in the answer. */
function stagesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(stagesOf);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "stage" && typeof inner === "string" ? [inner] : stagesOf(inner),
  );
}
