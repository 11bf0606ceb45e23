import { createTell } from "#server/core/events/tell.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import type { Topic } from "#server/core/ports/queue.ts";
import type { Access } from "#server/desk/access/admit.ts";
import { createKeptStandings } from "#server/desk/access/kept-standings.ts";
import { rememberTokens } from "#server/desk/access/known-tokens.ts";
import { createNewsTail } from "#server/desk/access/news-tail.ts";
import type { AccessRoom } from "#server/desk/access/room.ts";
import { readStandings } from "#server/desk/access/standing.ts";
import { createDatabaseTime } from "#server/desk/agents/database-time.ts";
import { createHearChange } from "#server/desk/agents/hear-change.ts";
import { createPulseStore } from "#server/desk/agents/pulse-store.ts";
import { createFilingRules, mostOpen } from "#server/desk/complaints/filing-rules.ts";
import { composeDesk, type Rooms } from "#server/desk/compose-desk.ts";
import { composeErasers } from "#server/desk/compose-erasers.ts";
import type { Erasers } from "#server/desk/erasure/room.ts";
import { openContents } from "#server/desk/files/open-contents.ts";
import { createIdempotencyStore } from "#server/desk/idempotency/store.ts";
import { mailboxOf } from "#server/desk/inbox/mailbox.ts";
import { deliveryOf } from "#server/desk/mails/delivery.ts";
import { createNoticeStore } from "#server/desk/notices/store.ts";
import { createSubjectReader } from "#server/desk/notices/subject-reader.ts";
import { createAccessFeed } from "#server/desk/people/access-changes.ts";
import type { PeopleRoom } from "#server/desk/people/room.ts";
import type { PushSubscriptions } from "#server/desk/push/room.ts";
import { createDispatchStore } from "#server/desk/routing/dispatch-store.ts";
import type { SecondFactors } from "#server/desk/second-factor/room.ts";
import type { Sessions } from "#server/desk/sessions/room.ts";
import { composeLetters } from "#server/operate/compose-letters.ts";
import { createDeskDatabase } from "#server/operate/database/connect.ts";
import { countRelay } from "#server/operate/figures/count-relay.ts";
import { createHeartbeatStore } from "#server/operate/figures/heartbeat-store.ts";
import { createDepthReader } from "#server/operate/figures/queue-depths.ts";
import { createFigures } from "#server/operate/figures/reporter.ts";
import type { FiguresRoom } from "#server/operate/figures/room.ts";
import { createStateFiguresReader } from "#server/operate/figures/state-figures.ts";
import { createFigureStore } from "#server/operate/figures/store.ts";
import { createProbe } from "#server/operate/health/probe.ts";
import type { HealthRoom } from "#server/operate/health/routes.ts";
import type { LettersRoom } from "#server/operate/letters/room.ts";
import { createProxyStore } from "#server/operate/proxies/store.ts";
import { watchProxies } from "#server/operate/proxies/watch-proxies.ts";
import type { ReplayRoom } from "#server/operate/replay/room.ts";
import { createMarker, type Marker } from "#server/operate/trace/marker.ts";
import type { TraceRoom } from "#server/operate/trace/room.ts";
import { createTraceStore } from "#server/operate/trace/store.ts";
import { createSenderJudge } from "#server/platform/addresses/sender.ts";
import { openAws } from "#server/platform/aws/open-aws.ts";
import { systemClock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import { sayAway } from "#server/platform/db/say-away.ts";
import type { WebEnv } from "#server/platform/env.ts";
import { scratchLoop } from "#server/platform/files/sweep-scratch.ts";
import { createHosts, type Hosts } from "#server/platform/hosts.ts";
import { systemIds } from "#server/platform/ids.ts";
import { type Counters, createCounters } from "#server/platform/limits/counters.ts";
import { createLog, type Log } from "#server/platform/log.ts";
import { type Loop, runLoop } from "#server/platform/loop.ts";
import { systemTimers } from "#server/platform/timers.ts";
import { identify, identifyInFull } from "./auth/identify.ts";
import { createRefusalLines, type RefusalLines } from "./http/refusal-lines.ts";
import { createSenderNotes, type SenderNotes } from "./http/sender-notes.ts";
import type { RestHost } from "./rest/serve.ts";
import { createWebMetrics, type WebMetrics } from "./web-metrics.ts";

/** Only the console asks SQS, and asks again by itself. */
const SQS_ATTEMPTS = 1;
/** A look at the topic is billed: however often health is asked, at most 260,000 a month, 13 cents. */
const TOPIC_LOOK_MS = 10_000;

/** Says that pages can be opened: while nothing does, nobody is taken for away. */
const PULSE_EVERY_MS = 5_000;

/** All that the web process holds: what its doors stand on, and what the rooms behind them are given. */
export interface WebContext extends RestHost, AsyncDisposable {
  readonly db: Database;
  readonly env: WebEnv;
  readonly log: Log;
  readonly metrics: WebMetrics;
  readonly desk: Rooms;
  readonly accounts: PeopleRoom & AccessRoom & PushSubscriptions & SecondFactors & Sessions;
  readonly erasers: Erasers;
  readonly letters: LettersRoom & ReplayRoom;
  readonly console: FiguresRoom & TraceRoom;
  readonly marker: Marker;
  readonly senders: SenderNotes;
  readonly counters: Counters;
  readonly hosts: Hosts;
  readonly lines: RefusalLines;
  readonly health: HealthRoom;
  /** Beside `identify`: also whoever owes a second factor, for doors that look at that themselves. */
  identifyOwing(request: Pick<Request, "method" | "headers">): Promise<Access | null>;
  /** Resolves once the database has answered for the first time. */
  readonly connected: Promise<void>;
  /** Resolves when what the process still holds back is written: events, figures, marks. */
  drain(): Promise<void>;
}

/** What has a second world: tests bring their own. */
export interface WebWorld {
  readonly topic?: Topic;
  /** What the doors and the rooms go by; the console and its figures keep to the time of day. */
  readonly clock?: Clock;
}

/** Puts the web process together. It connects in the background for as long as it takes; until then its doors say so. */
export function createWebContext(env: WebEnv, { topic, clock = systemClock }: WebWorld = {}): WebContext {
  const log = createLog({ name: "web", level: env.logLevel, mode: env.mode });
  const lines = createRefusalLines(log);
  const metrics = createWebMetrics();
  const db = createDeskDatabase(env.mongodbUri, {
    onRetry: sayAway(log),
    onNote: (note) => log.warn(note),
    onCommand: (op) => metrics.dbOps.inc({ op }),
  });

  const aws = openAws({ ...env, metrics, sqsAttempts: SQS_ATTEMPTS });

  const onLost = (error: unknown) => log.warn({ err: error }, "figures for the console are lost");
  const reporting = { timers: systemTimers, onError: onLost };
  const figureStore = createFigureStore(db);
  const traces = createTraceStore(db);
  const figures = createFigures({ ...reporting, store: figureStore, clock: systemClock });
  const marker = createMarker({ ...reporting, store: traces });

  const contents = openContents(db, env.files, log);
  const counts = countRelay(figures, systemClock);
  const tell = createTell({
    noticeStore: createNoticeStore(db),
    findSubject: createSubjectReader(db).findSubject,
    // Counted only: the consumer's tail finds them and tells the open browsers.
    onNotices: counts.onNotices,
  });
  const { desk, inlineRelay } = composeDesk({
    db,
    log,
    tell,
    delivery: deliveryOf(env),
    contents,
    mailbox: mailboxOf(env),
    topic: counts.watch(topic ?? aws.topic),
    clock,
    filing: createFilingRules({
      maxPriority: env.customerMaxPriority,
      maxOpen: mostOpen(env.limits),
    }),
    declineMs: env.declineMs,
    limits: env.limits,
    parkAfterMs: env.parkAfterMs,
    onStored: counts.onStored,
    onAccessChanged: (userId) => standings.forget(userId),
  });

  const onSender = watchProxies({ proxies: createProxyStore(db), clock: systemClock, log });
  const senders = createSenderNotes(createSenderJudge(env), { secret: systemIds.token(), onSender });
  const standings = createKeptStandings({
    read: (userIds) => readStandings(desk, userIds),
    tail: createNewsTail(createAccessFeed(db)),
    elapsed: () => performance.now(),
    // While the database is away every request says so itself.
    onError: () => {},
  });
  const stop = new AbortController();
  const pulses = createPulseStore(db);
  const databaseTime = createDatabaseTime(systemClock.now);
  const pulse: Loop = {
    name: "pulse",
    async turn() {
      databaseTime.set(await pulses.beatOfWeb());
      return PULSE_EVERY_MS;
    },
  };
  const running = [pulse, standings.loop, scratchLoop(contents.scratch, systemClock)].map((loop) =>
    runLoop(loop, { timers: systemTimers, onTick: () => {}, onError: () => {} }, stop.signal),
  );
  const { authSecret: secret, previousAuthSecret: previousSecret } = env;
  const known = rememberTokens(desk.apiTokens, { secret, previousSecret, clock });
  const accounts = { ...desk, ...known, standings, secret, previousSecret };
  const drain = async () => {
    await inlineRelay.drain();
    await Promise.all([figures.drain(), marker.drain()]);
  };

  return {
    db,
    env,
    log,
    lines,
    metrics,
    desk,
    accounts,
    marker,
    senders,
    hearChange: createHearChange(desk, {
      now: databaseTime.now,
      elapsed: () => performance.now(),
      onError: (error) => log.warn({ err: error }, "a sign of life was not kept, and the next one will be"),
    }),
    counters: createCounters({ ...env.limits, now: () => clock.now().getTime() }),
    hosts: createHosts(env.hosts),
    clock,
    ids: systemIds,
    answers: { idempotency: createIdempotencyStore(db), clock, timers: systemTimers, ids: systemIds, secret },
    erasers: composeErasers(db),
    contents,
    letters: composeLetters(db),
    console: {
      clock: systemClock,
      figures,
      traces,
      store: figureStore,
      state: createStateFiguresReader(db),
      dispatch: createDispatchStore(db),
      heartbeats: createHeartbeatStore(db),
      insights: desk.insights,
      complaints: desk.complaints,
      depths: createDepthReader(aws, { clock: systemClock, timers: systemTimers }),
    },
    health: {
      database: createProbe(
        { check: db.ping, ok: "The database answers.", failed: "The database does not answer." },
        clock,
      ),
      topic: createProbe(
        {
          check: aws.probeTopic,
          ok: "The topic answers.",
          failed: "The topic does not answer, or is not there.",
          missing: aws.missingRights,
          rememberedMs: TOPIC_LOOK_MS,
        },
        clock,
      ),
    },
    book: { log, requestDuration: metrics.requestDuration, onRefused: lines.told },
    identify: (request) => identifyInFull(accounts, request, env.publicUrl),
    identifyOwing: (request) => identify(accounts, request, env.publicUrl),
    connected: db.connect().then(() => log.info("database connected")),
    drain,
    async [Symbol.asyncDispose]() {
      stop.abort();
      await Promise.all(running);
      await drain();
      aws[Symbol.dispose]();
      contents[Symbol.dispose]();
      metrics[Symbol.dispose]();
      await db.close();
    },
  };
}
