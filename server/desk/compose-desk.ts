import { finishInternal, type Tell } from "#server/core/assignments/finish-internal.ts";
import type { AssignmentPorts } from "#server/core/assignments/ports.ts";
import type { OutboxEntry } from "#server/core/events/event.ts";
import { createInlineRelay, type InlineRelay } from "#server/core/outbox/inline-relay.ts";
import type { RelayPorts } from "#server/core/outbox/relay.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import type { Topic } from "#server/core/ports/queue.ts";
import type { AgentsRoom } from "#server/desk/agents/room.ts";
import { createAgentStore } from "#server/desk/agents/store.ts";
import type { Alerts } from "#server/desk/alerts/room.ts";
import { createAlertStore } from "#server/desk/alerts/store.ts";
import { createTrail } from "#server/desk/audit/create-trail.ts";
import { createNamesReader } from "#server/desk/audit/names-reader.ts";
import type { AuditRoom } from "#server/desk/audit/room.ts";
import { createAuditStore } from "#server/desk/audit/store.ts";
import type { Categories } from "#server/desk/categories/room.ts";
import { createCategoryStore } from "#server/desk/categories/store.ts";
import { createFilingRules, type FilingRules } from "#server/desk/complaints/filing-rules.ts";
import type { ComplaintsRoom } from "#server/desk/complaints/room.ts";
import { createComplaintStore } from "#server/desk/complaints/store.ts";
import type { Drafts } from "#server/desk/drafts/room.ts";
import { createDraftStore } from "#server/desk/drafts/store.ts";
import { createOutboxStore } from "#server/desk/events/outbox-store.ts";
import type { FilesRoom } from "#server/desk/files/room.ts";
import { fileAllowance, MOST_PICTURES_WAITING } from "#server/desk/files/sizes.ts";
import { createFileRowStore } from "#server/desk/files/store.ts";
import { keepHours } from "#server/desk/hours/kept-hours.ts";
import type { Hours } from "#server/desk/hours/room.ts";
import { createHoursStore } from "#server/desk/hours/store.ts";
import type { Mailbox } from "#server/desk/inbox/mailbox.ts";
import type { Inbox } from "#server/desk/inbox/room.ts";
import { createInboxStore } from "#server/desk/inbox/store.ts";
import type { InsightsRoom } from "#server/desk/insights/room.ts";
import { createInsightStore } from "#server/desk/insights/store.ts";
import { createLinkStore } from "#server/desk/links/store.ts";
import type { Macros } from "#server/desk/macros/room.ts";
import { createMacroStore } from "#server/desk/macros/store.ts";
import type { Delivery } from "#server/desk/mails/delivery.ts";
import { createGatheringReader } from "#server/desk/mails/gathering-reader.ts";
import type { CatcherRoom } from "#server/desk/mails/room.ts";
import { createMailStore } from "#server/desk/mails/store.ts";
import { createNotificationReader } from "#server/desk/notices/notification-reader.ts";
import { createReadings } from "#server/desk/notices/readings.ts";
import type { NoticesRoom } from "#server/desk/notices/room.ts";
import { createSaidReader } from "#server/desk/notices/said-reader.ts";
import { createNoticeStore } from "#server/desk/notices/store.ts";
import { createTellOfAct } from "#server/desk/notices/tell-of-act.ts";
import { createOwnDataReader } from "#server/desk/own-data/own-data-reader.ts";
import type { OwnDataRoom } from "#server/desk/own-data/room.ts";
import { createErasureRequestStore } from "#server/desk/own-data/store.ts";
import type { HearAccess } from "#server/desk/people/access-changes.ts";
import { createApiTokenStore } from "#server/desk/people/api-token-store.ts";
import { createAttemptStore, UNCOUNTED_ATTEMPTS } from "#server/desk/people/attempt-store.ts";
import { createPeopleReader } from "#server/desk/people/people-reader.ts";
import type { PeopleRoom } from "#server/desk/people/room.ts";
import { createAccountStore } from "#server/desk/people/store.ts";
import type { Preferences } from "#server/desk/preferences/room.ts";
import { createPreferenceStore } from "#server/desk/preferences/store.ts";
import type { PushSubscriptions } from "#server/desk/push/room.ts";
import { createPushStore } from "#server/desk/push/store.ts";
import { createDispatchStore } from "#server/desk/routing/dispatch-store.ts";
import type { SecondFactors } from "#server/desk/second-factor/room.ts";
import { createSecondFactorStore } from "#server/desk/second-factor/store.ts";
import type { Sessions } from "#server/desk/sessions/room.ts";
import { createSessionStore } from "#server/desk/sessions/store.ts";
import { createTagStore } from "#server/desk/tags/store.ts";
import type { Teams } from "#server/desk/teams/room.ts";
import { createTeamStore } from "#server/desk/teams/store.ts";
import { keepLately } from "#server/desk/waits/kept-lately.ts";
import { createWaitStore } from "#server/desk/waits/store.ts";
import { createWaits } from "#server/desk/waits/waits.ts";
import { systemClock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import { type FileStore, NO_FILES } from "#server/platform/files/file-store.ts";
import { systemIds } from "#server/platform/ids.ts";
import { LIMITS, type LimitSettings } from "#server/platform/limits/table.ts";
import type { Log } from "#server/platform/log.ts";
import { notePart } from "#server/platform/parts.ts";
import { systemTimers } from "#server/platform/timers.ts";
import { activeTraceparent } from "#server/platform/tracing/spans.ts";
import { createTurnAbout } from "#server/platform/turn-about.ts";

/** What the verbs of every room find together; each takes of it what it uses. */
export type Rooms = ComplaintsRoom &
  Alerts &
  AgentsRoom &
  AuditRoom &
  CatcherRoom &
  Categories &
  Drafts &
  FilesRoom &
  Hours &
  Inbox &
  OwnDataRoom &
  InsightsRoom &
  Macros &
  NoticesRoom &
  PeopleRoom &
  Preferences &
  PushSubscriptions &
  SecondFactors &
  Sessions &
  Teams;

/** For processes that have nothing to write to people about. */
const NOBODY: Delivery = { way: "none", publicUrl: "http://localhost:3000", showsLinks: false, gatherMs: 0 };

/** For processes that read no mails. */
const CLOSED: Mailbox = { address: "nobody@localhost", idHost: "localhost", isOpen: false, secret: "" };

const DECLINE_MS = 600_000;

export interface DeskOptions {
  readonly db: Database;
  readonly log: Log;
  readonly topic: Topic;
  readonly tell: Tell;
  /** What becomes of mails; without it nobody gets any. */
  readonly delivery?: Delivery;
  /** Where the contents of files are; without it this process keeps and shows none. */
  readonly contents?: FileStore;
  /** Where mails come in; without it none does, and nobody is asked for one. */
  readonly mailbox?: Mailbox;
  readonly clock?: Clock;
  /** What customers are held to; nothing unless given. */
  readonly filing?: FilingRules;
  /** How long a ticket stays away from whoever put it back; ten minutes unless given. */
  readonly declineMs?: number;
  /** How many wrong passwords and the like; the usual limits unless given. */
  readonly limits?: LimitSettings;
  /** How long a desk that was read serves those who file; a moment unless given. */
  readonly waitsKeptMs?: number;
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
  contents = NO_FILES,
  mailbox = CLOSED,
  clock = systemClock,
  filing = createFilingRules({ maxPriority: "Critical", maxOpen: Number.POSITIVE_INFINITY }),
  declineMs = DECLINE_MS,
  limits = { isOn: true, table: LIMITS },
  waitsKeptMs,
  parkAfterMs,
  onStored = () => {},
  onAccessChanged,
}: DeskOptions): ComposedDesk {
  const assignment: AssignmentPorts = {
    store: createDispatchStore(db),
    clock,
    ids: systemIds,
    traceparent: activeTraceparent,
    offer: (...offered) => inlineRelay.offer(...offered),
  };
  const relayPorts: RelayPorts = {
    outbox: createOutboxStore(db),
    topic,
    clock,
    parkAfterMs,
    finish: (entry, done) => finishInternal(assignment, tell, entry, done),
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
  const agents = createAgentStore(db);
  const hours = keepHours(createHoursStore(db));
  const accounts = createAccountStore(db, onAccessChanged);
  const mails = createMailStore(db);
  const tellOfAct = createTellOfAct({
    noticeStore: createNoticeStore(db),
    accounts,
    mails,
    delivery,
    clock,
    ids: systemIds,
    onUntold: (error) => log.warn({ err: error }, "somebody was not told what was done to their account"),
  });
  const waitStore = createWaitStore(db);
  const lately = keepLately(waitStore, clock);
  const desk: Rooms = {
    ...assignment,
    audit,
    trail: createTrail({ audit, clock, ids: systemIds, tell: tellOfAct }),
    ...createNamesReader(db),
    complaints: createComplaintStore(db),
    agents,
    alerts: createAlertStore(db),
    categories: createCategoryStore(db),
    tags: createTagStore(db),
    teams: createTeamStore(db),
    macros: createMacroStore(db),
    drafts: createDraftStore(db),
    hours,
    waits: createWaits({ ...assignment, agents, hours, lately, line: waitStore.line, keptMs: waitsKeptMs }),
    insights: createInsightStore(db),
    preferences: createPreferenceStore(db),
    pushSubscriptions: createPushStore(db),
    notifications: createNotificationReader(db),
    readings: createReadings(db),
    said: createSaidReader(db),
    people: createPeopleReader(db),
    accounts,
    sessions: createSessionStore(db, onAccessChanged),
    secondFactors: createSecondFactorStore(db, onAccessChanged),
    ownData: createOwnDataReader(db),
    files: createFileRowStore(db),
    contents,
    fileAllowance: fileAllowance(limits),
    pictures: createTurnAbout(MOST_PICTURES_WAITING),
    erasureRequests: createErasureRequestStore(db),
    apiTokens: createApiTokenStore(db, onAccessChanged),
    limits: limits.table,
    attempts: limits.isOn ? createAttemptStore(db) : UNCOUNTED_ATTEMPTS,
    filing,
    declineMs,
    inbox: createInboxStore(db),
    mailbox,
    links: createLinkStore(db),
    mails,
    gathering: createGatheringReader(db),
    delivery,
    onDeferred: (error) => log.warn({ err: error }, "agents are made true by their events instead"),
  };
  return { desk, relayPorts, inlineRelay };
}
