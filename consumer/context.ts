import { createServer } from "node:http";
import { hostname } from "node:os";
import type { AssignmentEntry } from "#server/core/events/event.ts";
import { createLineReader } from "#server/desk/alerts/line-reader.ts";
import { createFilingRules, mostOpen } from "#server/desk/complaints/filing-rules.ts";
import { composeDesk } from "#server/desk/compose-desk.ts";
import { composeErasers } from "#server/desk/compose-erasers.ts";
import { createEventReader } from "#server/desk/events/event-reader.ts";
import { openContents } from "#server/desk/files/open-contents.ts";
import { mailboxOf } from "#server/desk/inbox/mailbox.ts";
import { deliveryOf } from "#server/desk/mails/delivery.ts";
import { createNoticeStore } from "#server/desk/notices/store.ts";
import { createSubjectReader } from "#server/desk/notices/subject-reader.ts";
import { createRemainsStore } from "#server/desk/trials/remains-store.ts";
import { createTrialStore } from "#server/desk/trials/store.ts";
import { createDeskDatabase } from "#server/operate/database/connect.ts";
import { createStateFiguresReader } from "#server/operate/figures/state-figures.ts";
import { createDeadLetterStore } from "#server/operate/letters/store.ts";
import { createProxyStore } from "#server/operate/proxies/store.ts";
import { watchProxies } from "#server/operate/proxies/watch-proxies.ts";
import { openAws } from "#server/platform/aws/open-aws.ts";
import { systemClock as clock } from "#server/platform/clock.ts";
import { sayAway } from "#server/platform/db/say-away.ts";
import type { ConsumerEnv } from "#server/platform/env.ts";
import { watchEventLoop } from "#server/platform/event-loop-lag.ts";
import type { Log } from "#server/platform/log.ts";
import { createMetricsRegistry } from "#server/platform/metrics.ts";
import { systemTimers as timers } from "#server/platform/timers.ts";
import packageJson from "../package.json" with { type: "json" };
import { createInboxLoops } from "./inbox/inbox-loops.ts";
import { createFilesLoop } from "./loops/clean-up-files.ts";
import { createTrialLoop } from "./loops/clean-up-trials.ts";
import { createDeskLoops } from "./loops/desk-loops.ts";
import { createErasureLoop } from "./loops/erase-people.ts";
import { createLetterLoops } from "./loops/letter-loops.ts";
import { lookAround } from "./loops/look-around.ts";
import { createLoops } from "./loops/loops.ts";
import { createWordsLoop } from "./loops/renew-words.ts";
import { sweepOnce } from "./loops/sweep.ts";
import { createTrailLoops } from "./loops/trail-loops.ts";
import { createAlertLoop } from "./loops/watch-alerts.ts";
import { createMailing } from "./notify/mailing.ts";
import { createPushing } from "./notify/pushing.ts";
import { createTeller } from "./notify/teller.ts";
import { createConsoleReport } from "./operations/console-report.ts";
import { createHealthListener } from "./operations/health.ts";
import { readHeartState } from "./operations/heart-state.ts";
import { listen } from "./operations/listen.ts";
import { createConsumerMetrics } from "./operations/metrics.ts";
import { createObservedWork } from "./operations/observed-work.ts";
import { createLiveFactRecorder } from "./operations/record-live-fact.ts";
import { createLoopRecorder } from "./operations/record-loops.ts";
import { createFigureSampler } from "./operations/sample-figures.ts";
import { stopInOrder } from "./operations/stop.ts";
import { tracedTell } from "./operations/traced-messages.ts";
import { createVisitors, setAnswerHeaders } from "./operations/visitors.ts";
import { createPresence } from "./presence/presence.ts";
import { openLiveUpdates } from "./realtime/live-updates.ts";

/** The queue loop repeats and spaces out its calls itself; one more try covers a kept-alive connection that had ended. */
const SQS_ATTEMPTS = 2;
/** How long what was read of a desk that stands still is taken to be so. */
const LONG_REST_MS = 300_000;
/** How often the database's clock is looked at while nobody is there who could be silent. */
const BEAT_REST_MS = 30_000;

export interface ConsumerOptions {
  readonly log: Log;
  /** Hears of what no retry can mend: wrong credentials, missing rights. */
  readonly onFatal: (error: unknown) => void;
}

/** One consumer. Disposing of it ends it in order, within 27 seconds. */
export interface ConsumerContext {
  /**
   * Serves health and live updates at once, and works from the moment the database answers; resolves then, to the port.
   * While the database is away the process is alive and says that it is not ready.
   */
  start(): Promise<number>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Puts the rooms together on the real database, topic and queue. No work is done before it is started. */
export function createConsumerContext(env: ConsumerEnv, { log, onFatal }: ConsumerOptions): ConsumerContext {
  const worker = `${hostname()}:${process.pid}`;
  const isDraining = () => stopping.signal.aborted;
  const [stopping, helping] = [new AbortController(), new AbortController()];
  const lag = watchEventLoop();
  const registry = createMetricsRegistry("consumer", lag);
  const metrics = createConsumerMetrics(registry);
  const db = createDeskDatabase(env.mongodbUri, {
    onRetry: sayAway(log),
    onNote: (note) => log.warn(note),
    onCommand: (op) => metrics.dbOps.inc({ op }),
  });
  const aws = openAws({ ...env, metrics, sqsAttempts: SQS_ATTEMPTS });
  const report = createConsoleReport({ db, log, worker, version: packageJson.version });
  const http = createServer();
  const observe = createLiveFactRecorder(metrics, log, clock);
  const visitors = createVisitors(env, watchProxies({ proxies: createProxyStore(db), clock, log }));
  const live = openLiveUpdates(http, { ...report, db, env, worker, observe, visitors });
  setAnswerHeaders(http, env);

  const { findSubject, exists: ticketExists } = createSubjectReader(db);
  const teller = createTeller({
    noticeStore: createNoticeStore(db),
    findSubject,
    onNotices(notices, about) {
      report.relay.onNotices(notices, about);
      for (const notice of notices) live.broadcaster.notice(notice);
    },
  });
  const tell = tracedTell(teller.tell);
  const contents = openContents(db, env.files, log);
  const { desk, relayPorts, inlineRelay } = composeDesk({
    db,
    log,
    contents,
    delivery: deliveryOf(env),
    mailbox: mailboxOf(env),
    filing: createFilingRules({ maxPriority: "Medium", maxOpen: mostOpen(env.limits) }),
    limits: env.limits,
    topic: report.relay.watch(aws.topic),
    tell,
    parkAfterMs: env.parkAfterMs,
    onStored(entry) {
      report.relay.onStored(entry);
      live.broadcaster.event(entry);
    },
  });

  const onFound = createLoopRecorder(metrics, log);
  const random = Math.random;
  const hasCompany = () => live.io.sockets.sockets.size > 0;
  const around = lookAround({ db, clock, random, hasCompany, holdMs: env.presence.holdMs });
  const { waiting, resting, stir } = around;
  const isPaused = () => work.queueLoop.status().breakerOpen;
  const alerts = createAlertLoop({
    room: { ...desk, letters: createDeadLetterStore(db), cameBy: createLineReader(db) },
    timers,
    onChanged: live.nudgeLeads,
  });
  const onCollected = () => {
    stir();
    alerts.collected();
  };
  const letters = createLetterLoops({
    ...onFound,
    onCollected,
    db,
    waiting,
    resting,
    mode: env.mode,
    aws,
    worker,
    isPaused,
  });
  const onPass = (pass: { readonly leftWaiting: boolean }) => {
    live.nudge();
    stir();
    alerts.passed(pass);
  };
  const common = { env, aws, metrics, log, worker, report, letters, ping: db.ping, onFatal };
  const { findEvent } = createEventReader(db);
  const work = createObservedWork({ ...common, assignment: desk, findEvent, tell, ticketExists, onPass });
  const { queueLoop, passNow: pass } = work;

  const mailing = createMailing(db, env, around, log);
  const tellAgain = (entry: AssignmentEntry) => teller.tellAgain(desk, entry);
  const loops = createLoops({ clock, timers, log }, [
    ...createDeskLoops({ ...onFound, ...env, db, around, desk, relayPorts, pass, tellAgain }),
    around.loop,
    resting(LONG_REST_MS, alerts.loop),
    ...createTrailLoops(desk, env),
    createWordsLoop(db, log),
    createErasureLoop({ ...desk, ...composeErasers(db) }, waiting),
    createFilesLoop(desk),
    createTrialLoop({ ...desk, trials: createTrialStore(db), remains: createRemainsStore(db) }, waiting),
    ...letters.loops,
    ...live.loops,
    resting(
      BEAT_REST_MS,
      createPresence({
        ...{ db, io: live.io, clock, desk, presence: env.presence },
        onError: (error) => log.warn({ err: error }, "a sign of life was not kept, and the next one will be"),
      }),
      around.isNobodyThere,
    ),
    resting(LONG_REST_MS, createFigureSampler(metrics, createStateFiguresReader(db), clock)),
    report.heartbeat(() => readHeartState(metrics, queueLoop.status(), isDraining()), around.isStill),
  ]);
  // Apart from those that health looks at: a mail server that hangs is no reason to start this process anew.
  const inbox = createInboxLoops({ db, waiting, desk, env, worker, clock, timers, log, random });
  const mailLoops = createLoops({ clock, timers, log }, [
    ...inbox.loops,
    ...mailing.loops,
    ...createPushing(db, desk, env, around, log),
  ]);
  const { missingRights } = aws;
  const health = { registry, clock, timers, lag, loops, live, queueLoop, isDraining, missingRights, visitors };
  http.on("request", createHealthListener({ ...health, ping: db.ping }));

  let looping: Promise<unknown> | null = null;
  return {
    async start() {
      const port = await listen(http, env);
      log.info({ port }, "health and live updates are served");
      await db.connect();
      if (isDraining()) return port;
      looping = Promise.all([loops.run(helping.signal), mailLoops.run(helping.signal)]);
      looping.catch(onFatal);
      queueLoop.start();
      log.info("the consumer is running");
      return port;
    },
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await stopInOrder({
        queueLoop,
        async flushOutbox() {
          // Before the database answered for the first time there is nothing to relay, and nothing to relay it with.
          if (!looping) return;
          await inlineRelay.drain();
          await sweepOnce({ ...relayPorts, random: Math.random });
        },
        async stopLoops() {
          helping.abort();
          await looping;
          if (looping) await inbox.stop();
          mailing[Symbol.dispose]();
          if (looping) await report.leave();
        },
        drainSockets: live.drain,
        async closeClients() {
          lag.stop();
          aws[Symbol.dispose]();
          contents[Symbol.dispose]();
          await db.close();
        },
        timers,
        log,
      });
    },
  };
}
