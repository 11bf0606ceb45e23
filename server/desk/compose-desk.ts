import { finishInternal, type Tell } from "#server/core/assignments/finish-internal.ts";
import type { AssignmentPorts } from "#server/core/assignments/ports.ts";
import type { OutboxEntry } from "#server/core/events/event.ts";
import { createInlineRelay, type InlineRelay } from "#server/core/outbox/inline-relay.ts";
import type { RelayPorts } from "#server/core/outbox/relay.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import type { Topic } from "#server/core/ports/queue.ts";
import type { AgentsRoom } from "#server/desk/agents/room.ts";
import { createAgentStore } from "#server/desk/agents/store.ts";
import { createTrail } from "#server/desk/audit/create-trail.ts";
import { createNamesReader } from "#server/desk/audit/names-reader.ts";
import type { AuditRoom } from "#server/desk/audit/room.ts";
import { createAuditStore } from "#server/desk/audit/store.ts";
import type { Categories } from "#server/desk/categories/room.ts";
import { createCategoryStore } from "#server/desk/categories/store.ts";
import { createFilingRules, type FilingRules } from "#server/desk/complaints/filing-rules.ts";
import type { ComplaintsRoom } from "#server/desk/complaints/room.ts";
import { createComplaintStore } from "#server/desk/complaints/store.ts";
import { createOutboxStore } from "#server/desk/events/outbox-store.ts";
import type { InsightsRoom } from "#server/desk/insights/room.ts";
import { createInsightStore } from "#server/desk/insights/store.ts";
import { createLinkStore } from "#server/desk/links/store.ts";
import type { Delivery } from "#server/desk/mails/delivery.ts";
import { createMailStore } from "#server/desk/mails/store.ts";
import { createNotificationReader } from "#server/desk/notices/notification-reader.ts";
import type { NoticesRoom } from "#server/desk/notices/room.ts";
import { createOwnDataReader } from "#server/desk/own-data/own-data-reader.ts";
import type { OwnDataRoom } from "#server/desk/own-data/room.ts";
import { createErasureRequestStore } from "#server/desk/own-data/store.ts";
import type { HearAccess } from "#server/desk/people/access-changes.ts";
import { createApiTokenStore } from "#server/desk/people/api-token-store.ts";
import { createAttemptStore, UNCOUNTED_ATTEMPTS } from "#server/desk/people/attempt-store.ts";
import { createPeopleReader } from "#server/desk/people/people-reader.ts";
import type { PeopleRoom } from "#server/desk/people/room.ts";
import { createAccountStore } from "#server/desk/people/store.ts";
import { createDispatchStore } from "#server/desk/routing/dispatch-store.ts";
import type { SecondFactors } from "#server/desk/second-factor/room.ts";
import { createSecondFactorStore } from "#server/desk/second-factor/store.ts";
import type { Sessions } from "#server/desk/sessions/room.ts";
import { createSessionStore } from "#server/desk/sessions/store.ts";
import { systemClock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import { systemIds } from "#server/platform/ids.ts";
import { LIMITS, type LimitSettings } from "#server/platform/limits/table.ts";
import type { Log } from "#server/platform/log.ts";
import { notePart } from "#server/platform/parts.ts";
import { systemTimers } from "#server/platform/timers.ts";
import { activeTraceparent } from "#server/platform/tracing/spans.ts";

/** What the verbs of every room find together; each takes of it what it uses. */
export type Rooms = ComplaintsRoom &
  AgentsRoom &
  AuditRoom &
  Categories &
  OwnDataRoom &
  InsightsRoom &
  NoticesRoom &
  PeopleRoom &
  SecondFactors &
  Sessions;

/** For processes that have nothing to write to people about. */
const NOBODY: Delivery = { way: "none", publicUrl: "http://localhost:3000", showsLinks: false };

export interface DeskOptions {
  readonly db: Database;
  readonly log: Log;
  readonly topic: Topic;
  readonly tell: Tell;
  /** What becomes of mails; without it nobody gets any. */
  readonly delivery?: Delivery;
  readonly clock?: Clock;
  /** What customers are held to; nothing unless given. */
  readonly filing?: FilingRules;
  /** How many wrong passwords and the like; the usual limits unless given. */
  readonly limits?: LimitSettings;
  /** How long an event is tried that is refused with a code that nobody knows. */
  readonly parkAfterMs?: number;
  /** Hears of every event of this process once it is stored. */
  readonly onStored?: (entry: OutboxEntry) => void;
  /** Hears whom this process lets in otherwise than before, as soon as that is written. */
  readonly onAccessChanged?: HearAccess;
}

export interface ComposedDesk {
  readonly desk: Rooms;
  /** For a sweeper of the same process. */
  readonly relayPorts: RelayPorts;
  readonly inlineRelay: InlineRelay;
}

/** The rooms on the real database: what both processes run verbs, relay and dispatch with. */
export function composeDesk({
  db,
  log,
  topic,
  tell,
  delivery = NOBODY,
  clock = systemClock,
  filing = createFilingRules({ maxPriority: "Critical", maxOpen: Number.POSITIVE_INFINITY }),
  limits = { isOn: true, table: LIMITS },
  parkAfterMs,
  onStored = () => {},
  onAccessChanged,
}: DeskOptions): ComposedDesk {
  const assignment: AssignmentPorts = {
    store: createDispatchStore(db),
    clock,
    ids: systemIds,
    traceparent: activeTraceparent,
    offer: (aggregate, entry) => inlineRelay.offer(aggregate, entry),
  };
  const relayPorts: RelayPorts = {
    outbox: createOutboxStore(db),
    topic,
    clock,
    parkAfterMs,
    finish: (entry) => finishInternal(assignment, tell, entry),
    onStored,
    onFailure: (error, entry) =>
      log.warn({ err: error, eventId: entry.id, type: entry.type }, "event left to the sweeper"),
  };
  notePart("inline-relay");
  const inlineRelay = createInlineRelay({
    ...relayPorts,
    timers: systemTimers,
    onBatchFailure: (error) => log.warn({ err: error }, "events left to the sweeper"),
  });
  const audit = createAuditStore(db);
  const desk: Rooms = {
    ...assignment,
    audit,
    trail: createTrail({ audit, clock, ids: systemIds }),
    ...createNamesReader(db),
    complaints: createComplaintStore(db),
    agents: createAgentStore(db),
    categories: createCategoryStore(db),
    insights: createInsightStore(db),
    notifications: createNotificationReader(db),
    people: createPeopleReader(db),
    accounts: createAccountStore(db, onAccessChanged),
    sessions: createSessionStore(db, onAccessChanged),
    secondFactors: createSecondFactorStore(db, onAccessChanged),
    ownData: createOwnDataReader(db),
    erasureRequests: createErasureRequestStore(db),
    apiTokens: createApiTokenStore(db, onAccessChanged),
    limits: limits.table,
    attempts: limits.isOn ? createAttemptStore(db) : UNCOUNTED_ATTEMPTS,
    filing,
    links: createLinkStore(db),
    mails: createMailStore(db),
    delivery,
    onDeferred: (error) => log.warn({ err: error }, "agents are made true by their events instead"),
  };
  return { desk, relayPorts, inlineRelay };
}
