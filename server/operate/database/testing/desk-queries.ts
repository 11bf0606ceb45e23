import { fileTicket } from "#server/core/changes/file.ts";
import { eventIdOf, ticketIdOf } from "#server/core/ids.ts";
import { AGENT, aFiling, aStamp, CUSTOMER, NOW } from "#server/core/testing.ts";
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
import { createExperimentStore } from "#server/local/experiments/store.ts";
import { createHeartbeatStore } from "#server/operate/figures/heartbeat-store.ts";
import { createStateFiguresReader } from "#server/operate/figures/state-figures.ts";
import { createFigureStore } from "#server/operate/figures/store.ts";
import { createInvariantStore } from "#server/operate/invariants/store.ts";
import { createRedriveStore } from "#server/operate/letters/redrive-store.ts";
import { createDeadLetterStore } from "#server/operate/letters/store.ts";
import { createReplayStore } from "#server/operate/replay/store.ts";
import { createTraceStore } from "#server/operate/trace/store.ts";
import type { Database } from "#server/platform/db/database.ts";
import { documentIdAt, newDocumentId } from "#server/platform/db/ids.ts";

const TICKET = ticketIdOf(AGENT.id);
const EVENTS = ["one", "two"].map(eventIdOf);
const ALL = { ...ANY_COMPLAINT, limit: 25 };
const LATER = new Date(NOW.getTime() + 3_600_000);
const POSITION = { storedAt: NOW, id: "" };
const LETTERS = { state: "failed", groupId: null, after: null, limit: 20 } as const;
const RANGE = { types: ["ticket.created", "ticket.closed"], from: NOW, to: LATER, ticketId: null } as const;

/** Every query that the product sends, by what is asked, on a desk that `fillDesk` filled. */
export const DESK_QUERIES: Readonly<Record<string, (db: Database) => Promise<unknown>>> = {
  "the line": (db) => createDispatchStore(db).listOpen({ limit: 100, after: null, categories: null }),
  "the next page of the line": (db) =>
    createDispatchStore(db).listOpen({ limit: 10, after: { dispatchAt: NOW, id: TICKET }, categories: null }),
  "the line by skills": (db) =>
    createDispatchStore(db).listOpen({ limit: 100, after: null, categories: ["Billing", "Technical"] }),
  "free agents": (db) => createDispatchStore(db).listFree(100),
  "what agents hold": (db) => createDispatchStore(db).listHeld([AGENT.id]),
  "place in line": async (db) => {
    const [ticket] = await createDispatchStore(db).listOpen({ limit: 1, after: null, categories: null });
    return ticket && createComplaintStore(db).countAhead(ticket);
  },
  "who waits the longest": (db) => createComplaintStore(db).oldestOpenAt(),
  "a complaint by number": (db) => createComplaintStore(db).findByHumanId("COMP-10003"),
  "a customer's complaints": (db) => createComplaintStore(db).list({ ...ALL, userId: CUSTOMER.id }),
  "a customer's open complaints": (db) =>
    createComplaintStore(db).list({ ...ALL, userId: CUSTOMER.id, statuses: ["Open", "In Progress"] }),
  "all complaints": (db) => createComplaintStore(db).list(ALL),
  "complaints by status": (db) => createComplaintStore(db).list({ ...ALL, statuses: ["Resolved"] }),
  "complaints by category": (db) => createComplaintStore(db).list({ ...ALL, category: "Billing" }),
  "complaints by priority": (db) => createComplaintStore(db).list({ ...ALL, priority: "High" }),
  "an agent's complaints": (db) => createComplaintStore(db).list({ ...ALL, assignedTo: AGENT.id }),
  "complaints of nobody": (db) => createComplaintStore(db).list({ ...ALL, assignedTo: "none" }),
  "search by words": (db) => createComplaintStore(db).list({ ...ALL, words: ["kett", "hum"] }),
  "agents' loads": (db) => createAgentStore(db).loads([AGENT.id]),
  waits: (db) => createInsightStore(db).waitsSince(NOW, 100),
  "solved today": (db) => createInsightStore(db).resolvedSince(NOW),
  minutes: (db) => createInsightStore(db).minuteFigures(NOW),
  notifications: (db) => createNotificationReader(db).list(CUSTOMER.id, 20),
  "unread notifications": (db) => createNotificationReader(db).countUnread(CUSTOMER.id),
  "outboxes that are due": (db) => createOutboxStore(db).leaseDue(5, LATER, LATER),
  "the event tail": (db) => createEventFeed(db).listEventsAfter(POSITION, 100),
  "missed events": (db) => createEventFeed(db).listEventsFor(["staff", `user:${CUSTOMER.id}`], POSITION, 100),
  "the notice tail": (db) => createEventFeed(db).listNoticesAfter(POSITION, 100),
  "stranded events": (db) => createReconcileStore(db).listStranded(LATER, 100),
  "untold assignments": (db) => createReconcileStore(db).listUntold({ from: NOW, to: LATER }, 100),
  "misplaced tickets": (db) => createReconcileStore(db).listMisplaced(100),
  "tickets that are checked": (db) => createInvariantStore(db).listTickets({ after: TICKET, limit: 200 }),
  "tickets that are checked again": (db) =>
    createInvariantStore(db).listTickets({ ids: [TICKET, ticketIdOf(CUSTOMER.id)] }),
  "what agents hold, to be checked": (db) => createInvariantStore(db).listHeld([AGENT.id]),
  "the first in line": (db) => createInvariantStore(db).firstOpen(null),
  "the first in line by skills": (db) => createInvariantStore(db).firstOpen(["Billing", "Technical"]),
  "histories that are checked": (db) => createInvariantStore(db).listEvents([AGENT.id, TICKET]),
  "tellings that are checked": (db) => createInvariantStore(db).listNotices(EVENTS),
  "when a capacity was lowered": (db) => createInvariantStore(db).lastLowering(AGENT.id),
  "what changed lately": (db) => createInvariantStore(db).listTouched(NOW, LATER, 100),
  "lost filings": (db) => Array.fromAsync(createInvariantStore(db).lostFilings()),
  "unknown tellings": (db) => Array.fromAsync(createInvariantStore(db).unknownTellings()),
  "how much of everything": (db) => createInvariantStore(db).figures(),
  "dead letters": (db) => createDeadLetterStore(db).list(LETTERS),
  "the next dead letters": (db) =>
    createDeadLetterStore(db).list({ ...LETTERS, after: { failedAt: NOW, id: eventIdOf("0197e7a0") } }),
  "a group's dead letters": (db) => createDeadLetterStore(db).list({ ...LETTERS, groupId: "0123456789ab" }),
  "groups of dead letters": (db) => createDeadLetterStore(db).listGroups(100),
  "dead letters by state": (db) => createDeadLetterStore(db).countStates(),
  "a chosen dead letter": (db) => createDeadLetterStore(db).countSelected({ ids: ["0197e7a0"] }),
  "a chosen group": (db) => createDeadLetterStore(db).countSelected({ groupId: "0123456789ab" }),
  "all dead letters": (db) => createDeadLetterStore(db).countSelected({ all: true }),
  "what a retry has to send": (db) => createDeadLetterStore(db).listUnsent(AGENT.id, 10),
  "what a retry waits for": (db) => createDeadLetterStore(db).listUnanswered(AGENT.id, 10),
  "how far a retry is": (db) => createDeadLetterStore(db).redriveFigures(AGENT.id),
  "the latest retries": (db) => createRedriveStore(db).list(20),
  "a retry to work on": (db) => createRedriveStore(db).lease("w", NOW, LATER),
  "the latest replays": (db) => createReplayStore(db).list(20),
  "a replay to work on": (db) => createReplayStore(db).lease("w", NOW, LATER),
  "the replay under way": (db) => createReplayStore(db).findActive(),
  "events to replay": (db) => createReplayStore(db).countEvents(RANGE),
  "the next events to replay": (db) =>
    createReplayStore(db).listEvents(RANGE, { storedAt: NOW, id: eventIdOf("0197e7a0") }, 50),
  "events of one complaint to replay": (db) =>
    createReplayStore(db).listEvents({ ...RANGE, from: null, ticketId: TICKET }, null, 50),
  "events that are parked": (db) => createReplayStore(db).countParked(),
  "how the desk stands": (db) => createStateFiguresReader(db).read(),
  "figures of the last hour": (db) => createFigureStore(db).since("fine", NOW),
  "figures of the last day": (db) => createFigureStore(db).since("coarse", NOW),
  "running consumers": (db) => createHeartbeatStore(db).list(),
  "a complaint's events": (db) => createTraceStore(db).eventsOf(TICKET, 100),
  "what was seen of events": (db) => createTraceStore(db).marksOf(EVENTS),
  "whom events told": (db) => createTraceStore(db).noticesOf(EVENTS),
  "what was published since": (db) => createTraceStore(db).publishedAfter(NOW),
  "how far the consumers are": (db) => createTraceStore(db).lastSentAt(),
  "an experiment's complaints": (db) => createExperimentStore(db).listTickets(CUSTOMER.id, NOW),
  "an experiment's unfinished complaints": (db) => createExperimentStore(db).listUnfinished(CUSTOMER.id),
  "what followed from an experiment's complaints": (db) => createExperimentStore(db).listEvents([TICKET]),
  "who was told in an experiment": (db) => createExperimentStore(db).listNotices(EVENTS),
  "who may come in": (db) => createAccessDirectory(db).listRoles([CUSTOMER.id]),
  "signing in": (db) => createAccountStore(db).findByEmail("maya@example.test"),
};

/** One agent and forty complaints, as many as a plan needs to be one. */
export async function fillDesk(db: Database): Promise<void> {
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
