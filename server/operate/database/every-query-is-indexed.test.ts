import mongoose, { type mongo } from "mongoose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fileTicket } from "#server/core/changes/file.ts";
import { AGENT, aStamp, CUSTOMER, NOW } from "#server/core/testing.ts";
import { ANY_COMPLAINT } from "#server/desk/complaints/ports/complaint-store.ts";
import { startTestServer } from "#server/embedded-mongo/testing.ts";
import { documentIdAt, newDocumentId } from "#server/platform/db/ids.ts";
import "./collections.ts";
import { createAgentDirectory } from "#server/desk/agents/agent-directory.ts";
import { createAgentStore } from "#server/desk/agents/store.ts";
import { createComplaintStore } from "#server/desk/complaints/store.ts";
import { createEventFeed } from "#server/desk/events/event-feed.ts";
import { createOutboxStore } from "#server/desk/events/outbox-store.ts";
import { createInsightStore } from "#server/desk/insights/store.ts";
import { createNotificationReader } from "#server/desk/notices/notification-reader.ts";
import { createAccessDirectory } from "#server/desk/people/access-directory.ts";
import { createAccountStore } from "#server/desk/people/store.ts";
import { createDispatchStore } from "#server/desk/routing/dispatch-store.ts";
import { createReconcileStore } from "#server/desk/routing/reconcile-store.ts";
import { createExperimentStore } from "#server/local/experiments/store.ts";
import { createHeartbeatStore } from "#server/operate/figures/heartbeat-store.ts";
import { createStateFiguresReader } from "#server/operate/figures/state-figures.ts";
import { createFigureStore } from "#server/operate/figures/store.ts";
import { createInvariantStore } from "#server/operate/invariants/store.ts";
import { createRedriveStore } from "#server/operate/letters/redrive-store.ts";
import { createDeadLetterStore } from "#server/operate/letters/store.ts";
import { createReplayStore } from "#server/operate/replay/store.ts";
import { createTraceStore } from "#server/operate/trace/store.ts";

let server: Awaited<ReturnType<typeof startTestServer>>;
const commands: mongo.Document[] = [];

beforeAll(async () => {
  server = await startTestServer();
  await mongoose.connect(server.uri, { monitorCommands: true, autoIndex: false, autoCreate: false });
  mongoose.connection.getClient().on("commandStarted", (event) => commands.push(event.command));
  for (const model of Object.values(mongoose.models)) await model.createIndexes();
  await fillDesk();
});

afterAll(async () => {
  await mongoose.disconnect();
  await server.stop();
});

async function fillDesk() {
  await createAgentStore().insert(AGENT, NOW);
  for (let n = 0; n < 40; n++) {
    const at = new Date(NOW.getTime() + n * 1000);
    await createComplaintStore().insert(
      fileTicket(
        {
          id: documentIdAt(at),
          complaintId: `COMP-${10_001 + n}`,
          userId: CUSTOMER.id,
          title: "The kettle hums",
          description: "All day",
          category: n % 2 ? "Technical" : "Billing",
          priority: "Medium",
        },
        CUSTOMER,
        aStamp({ now: at, entryId: newDocumentId() }),
      ),
    );
  }
}

const ALL = { ...ANY_COMPLAINT, limit: 25 };
const LATER = new Date(NOW.getTime() + 3_600_000);
const POSITION = { storedAt: NOW, id: "" };
const LETTERS = { state: "failed", groupId: null, after: null, limit: 20 } as const;
const RANGE = { types: ["ticket.created", "ticket.closed"], from: NOW, to: LATER, ticketId: null } as const;

const queries: Record<string, () => Promise<unknown>> = {
  "the line": () => createDispatchStore().listOpen({ limit: 100, after: null, categories: null }),
  "the next page of the line": () =>
    createDispatchStore().listOpen({ limit: 10, after: { dispatchAt: NOW, id: AGENT.id }, categories: null }),
  "the line by skills": () =>
    createDispatchStore().listOpen({ limit: 100, after: null, categories: ["Billing", "Technical"] }),
  "free agents": () => createDispatchStore().listFree(100),
  "what agents hold": () => createDispatchStore().listHeld([AGENT.id]),
  "place in line": async () => {
    const [ticket] = await createDispatchStore().listOpen({ limit: 1, after: null, categories: null });
    return ticket && createComplaintStore().countAhead(ticket);
  },
  "who waits the longest": () => createComplaintStore().oldestOpenAt(),
  "a complaint by number": () => createComplaintStore().findByHumanId("COMP-10003"),
  "a customer's complaints": () => createComplaintStore().list({ ...ALL, userId: CUSTOMER.id }),
  "a customer's open complaints": () =>
    createComplaintStore().list({ ...ALL, userId: CUSTOMER.id, statuses: ["Open", "In Progress"] }),
  "all complaints": () => createComplaintStore().list(ALL),
  "complaints by status": () => createComplaintStore().list({ ...ALL, statuses: ["Resolved"] }),
  "complaints by category": () => createComplaintStore().list({ ...ALL, category: "Billing" }),
  "complaints by priority": () => createComplaintStore().list({ ...ALL, priority: "High" }),
  "an agent's complaints": () => createComplaintStore().list({ ...ALL, assignedTo: AGENT.id }),
  "complaints of nobody": () => createComplaintStore().list({ ...ALL, assignedTo: "none" }),
  "search by words": () => createComplaintStore().list({ ...ALL, words: ["kett", "hum"] }),
  "agents' loads": () => createAgentStore().loads([AGENT.id]),
  waits: () => createInsightStore().waitsSince(NOW, 100),
  "solved today": () => createInsightStore().resolvedSince(NOW),
  minutes: () => createInsightStore().minuteFigures(NOW),
  notifications: () => createNotificationReader().list(CUSTOMER.id, 20),
  "unread notifications": () => createNotificationReader().countUnread(CUSTOMER.id),
  "outboxes that are due": () => createOutboxStore().leaseDue(5, LATER, LATER),
  "the event tail": () => createEventFeed().listEventsAfter(POSITION, 100),
  "missed events": () => createEventFeed().listEventsFor(["staff", `user:${CUSTOMER.id}`], POSITION, 100),
  "the notice tail": () => createEventFeed().listNoticesAfter(POSITION, 100),
  "stranded events": () => createReconcileStore().listStranded(LATER, 100),
  "untold assignments": () => createReconcileStore().listUntold({ from: NOW, to: LATER }, 100),
  "misplaced tickets": () => createReconcileStore().listMisplaced(100),
  "tickets that are checked": () => createInvariantStore().listTickets({ after: AGENT.id, limit: 200 }),
  "tickets that are checked again": () => createInvariantStore().listTickets({ ids: [AGENT.id, CUSTOMER.id] }),
  "what agents hold, to be checked": () => createInvariantStore().listHeld([AGENT.id]),
  "the first in line": () => createInvariantStore().firstOpen(null),
  "the first in line by skills": () => createInvariantStore().firstOpen(["Billing", "Technical"]),
  "histories that are checked": () => createInvariantStore().listEvents([AGENT.id, CUSTOMER.id]),
  "tellings that are checked": () => createInvariantStore().listNotices(["one", "two"]),
  "when a capacity was lowered": () => createInvariantStore().lastLowering(AGENT.id),
  "what changed lately": () => createInvariantStore().listTouched(NOW, LATER, 100),
  "lost filings": () => Array.fromAsync(createInvariantStore().lostFilings()),
  "unknown tellings": () => Array.fromAsync(createInvariantStore().unknownTellings()),
  "how much of everything": () => createInvariantStore().figures(),
  "dead letters": () => createDeadLetterStore().list(LETTERS),
  "the next dead letters": () => createDeadLetterStore().list({ ...LETTERS, after: { failedAt: NOW, id: "0197e7a0" } }),
  "a group's dead letters": () => createDeadLetterStore().list({ ...LETTERS, groupId: "0123456789ab" }),
  "groups of dead letters": () => createDeadLetterStore().listGroups(100),
  "dead letters by state": () => createDeadLetterStore().countStates(),
  "a chosen dead letter": () => createDeadLetterStore().countSelected({ ids: ["0197e7a0"] }),
  "a chosen group": () => createDeadLetterStore().countSelected({ groupId: "0123456789ab" }),
  "all dead letters": () => createDeadLetterStore().countSelected({ all: true }),
  "what a retry has to send": () => createDeadLetterStore().listUnsent(AGENT.id, 10),
  "what a retry waits for": () => createDeadLetterStore().listUnanswered(AGENT.id, 10),
  "how far a retry is": () => createDeadLetterStore().redriveFigures(AGENT.id),
  "the latest retries": () => createRedriveStore().list(20),
  "a retry to work on": () => createRedriveStore().lease("w", NOW, LATER),
  "the latest replays": () => createReplayStore().list(20),
  "a replay to work on": () => createReplayStore().lease("w", NOW, LATER),
  "the replay under way": () => createReplayStore().findActive(),
  "events to replay": () => createReplayStore().countEvents(RANGE),
  "the next events to replay": () => createReplayStore().listEvents(RANGE, { storedAt: NOW, id: "0197e7a0" }, 50),
  "events of one complaint to replay": () =>
    createReplayStore().listEvents({ ...RANGE, from: null, ticketId: AGENT.id }, null, 50),
  "events that are parked": () => createReplayStore().countParked(),
  "how the desk stands": () => createStateFiguresReader().read(),
  "figures of the last hour": () => createFigureStore().since("fine", NOW),
  "figures of the last day": () => createFigureStore().since("coarse", NOW),
  "running consumers": () => createHeartbeatStore().list(),
  "a complaint's events": () => createTraceStore().eventsOf(AGENT.id, 100),
  "what was seen of events": () => createTraceStore().marksOf(["one", "two"]),
  "whom events told": () => createTraceStore().noticesOf(["one", "two"]),
  "what was published since": () => createTraceStore().publishedAfter(NOW),
  "how far the consumers are": () => createTraceStore().lastSentAt(),
  "an experiment's complaints": () => createExperimentStore().listTickets(CUSTOMER.id, NOW),
  "an experiment's unfinished complaints": () => createExperimentStore().listUnfinished(CUSTOMER.id),
  "what followed from an experiment's complaints": () => createExperimentStore().listEvents([AGENT.id]),
  "who was told in an experiment": () => createExperimentStore().listNotices(["an-event"]),
  "who may come in": () => createAccessDirectory().listRoles([CUSTOMER.id]),
  "signing in": () => createAccountStore().findByEmail("maya@example.test"),
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

test("agents are read whole, and only agents", async () => {
  commands.length = 0;
  await createAgentDirectory().listAvailability();
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
  const { db } = mongoose.connection;
  if (!db) throw new Error("not connected");
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
