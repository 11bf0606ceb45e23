import type { QueueDepth } from "#server/core/ports/queue.ts";
import { type Saying, wordsOf } from "#server/core/saying.ts";
import type { CountName, FigureSums, HopName } from "./figure-sums.ts";
import { shortTime } from "./short-time.ts";
import { quantile } from "./time-classes.ts";
import type { RunningConsumer, Station, StationLevel } from "./wire.ts";

/** What the stations are judged by: the last minute, and how things stand right now. */
export interface Readings {
  readonly minute: FigureSums;
  readonly outbox: { readonly pending: number; readonly oldestMs: number | null; readonly parked: number };
  readonly queue: QueueDepth | null;
  readonly queueOldestMs: number | null;
  readonly consumers: readonly RunningConsumer[];
  readonly line: {
    readonly waiting: number;
    readonly oldestMs: number | null;
    readonly freeAgents: number;
    /** Age of the first in line that one of the free agents could take. */
    readonly forTheFreeMs: number | null;
    readonly medianToAgentMs: number | null;
  };
}

/** The promise is that everything takes less than a second. */
const SLOW_MS = 1_000;
const SLOW_AGE_MS = 5_000;
const STUCK_AGE_MS = 60_000;
/** An agent is found at once. Something is wrong when one is free for a complaint and it waits this long. */
const OVERLOOKED_MS = 10_000;

/** With fewer in a minute than this, one late event says nothing about the others. */
const ENOUGH = 20;

type Times = Pick<Station, "medianMs" | "p95Ms">;

/** The eight stations of the path in their order, each with its figures and what they mean. */
export function buildStations(readings: Readings): Station[] {
  const { minute, outbox, queue, queueOldestMs, consumers, line } = readings;
  const count = (name: CountName) => minute.counts[name] ?? 0;
  const times = (hop: HopName) => timesOf(minute, hop);
  const nothingHere = { depth: null, oldestMs: null };
  const none = { medianMs: null, p95Ms: null };
  const sockets = consumers.reduce((sum, consumer) => sum + consumer.sockets, 0);
  const seen = count("shown") > 0 ? "show" : "emit";
  const stations: (Omit<Station, "note"> & Verdict)[] = [
    {
      id: "filed",
      perMinute: count("filed"),
      ...nothingHere,
      ...none,
      ...(count("filed") > 0
        ? { level: "fine", note: { key: "stations.filed.busy", values: { count: count("filed") } } }
        : { level: "quiet", note: { key: "stations.filed.quiet" } }),
    },
    { id: "outbox", perMinute: count("relayed"), ...depthOf(outbox), ...times("relay"), ...judgeOutbox(readings) },
    { id: "sns", perMinute: count("published"), ...nothingHere, ...times("publish"), ...judgeTopic(readings) },
    {
      id: "sqs",
      perMinute: count("received"),
      depth: queue && queue.visible + queue.delayed,
      oldestMs: queueOldestMs,
      ...times("queue"),
      ...judgeQueue(readings),
    },
    {
      id: "consumer",
      perMinute: count("handled"),
      depth: consumers.reduce((sum, { inFlight }) => sum + inFlight, 0),
      oldestMs: null,
      ...times("handle"),
      ...judgeConsumers(readings),
    },
    {
      id: "assigned",
      perMinute: count("assigned"),
      depth: line.waiting,
      oldestMs: line.oldestMs,
      medianMs: line.medianToAgentMs,
      p95Ms: null,
      ...judgeLine(readings),
    },
    {
      id: "told",
      perMinute: count("told"),
      ...nothingHere,
      ...times("tell"),
      ...paced(readings, "told", "tell", { key: "stations.told" }),
    },
    {
      id: "screen",
      perMinute: count("emitted"),
      depth: sockets,
      oldestMs: null,
      ...times(seen),
      ...paced(readings, "emitted", seen, { key: "stations.screen", values: { count: sockets } }),
    },
  ];
  return stations.map((station) => ({ ...station, note: wordsOf(station.note) }));
}

interface Verdict {
  readonly level: StationLevel;
  readonly note: Saying;
}

function isBad({ level }: Verdict): boolean {
  return level === "slow" || level === "stuck";
}

function depthOf({ pending, oldestMs }: Readings["outbox"]) {
  return { depth: pending, oldestMs };
}

/** How it keeps pace with the promise, by its slowest twentieth, or by its median where few went through. */
function paced({ minute }: Pick<Readings, "minute">, name: CountName, hop: HopName, note: Saying): Verdict {
  const { medianMs, p95Ms } = timesOf(minute, hop);
  const measured = Object.values(minute.spreads[hop] ?? {}).reduce((sum, each) => sum + each, 0);
  const told = measured < ENOUGH ? medianMs : p95Ms;
  if (told !== null && told > SLOW_MS) {
    const which = measured < ENOUGH ? "median" : "slowest";
    return { level: "slow", note: { key: `stations.slow.${which}`, values: { time: shortTime(told) } } };
  }
  return { level: (minute.counts[name] ?? 0) > 0 ? "fine" : "quiet", note };
}

function timesOf(minute: FigureSums, hop: HopName): Times {
  const spread = minute.spreads[hop] ?? {};
  return { medianMs: quantile(spread, 0.5), p95Ms: quantile(spread, 0.95) };
}

function aged(oldestMs: number | null): StationLevel | null {
  if (oldestMs === null || oldestMs < SLOW_AGE_MS) return null;
  return oldestMs < STUCK_AGE_MS ? "slow" : "stuck";
}

function judgeOutbox({ outbox, minute }: Readings): Verdict {
  const level = aged(outbox.oldestMs);
  if (level) {
    const values = { waiting: outbox.pending, time: shortTime(outbox.oldestMs ?? 0) };
    return { level, note: { key: "stations.outbox.old", values } };
  }
  if (outbox.parked > 0) {
    return { level: "slow", note: { key: "stations.outbox.parked", values: { count: outbox.parked } } };
  }
  return paced({ minute }, "relayed", "relay", { key: "stations.outbox.fine" });
}

function judgeTopic({ minute }: Readings): Verdict {
  const published = minute.counts.published ?? 0;
  const failed = minute.counts["publish-failed"] ?? 0;
  if (failed > 0) {
    const level = published > 0 ? "slow" : "stuck";
    return { level, note: { key: "stations.topic.failed", values: { count: failed } } };
  }
  return paced({ minute }, "published", "publish", { key: "stations.topic.fine" });
}

function judgeQueue({ queue, queueOldestMs, minute }: Readings): Verdict {
  if (!queue) return { level: "stuck", note: { key: "stations.queue.away" } };
  const waiting = queue.visible + queue.delayed;
  const level = waiting > 0 ? aged(queueOldestMs) : null;
  if (level) {
    return { level, note: { key: "stations.queue.old", values: { waiting, time: shortTime(queueOldestMs ?? 0) } } };
  }
  const note: Saying =
    waiting > 0 ? { key: "stations.queue.busy", values: { waiting } } : { key: "stations.queue.empty" };
  return paced({ minute }, "received", "queue", note);
}

function judgeConsumers({ consumers, minute }: Readings): Verdict {
  const running = consumers.filter(({ state }) => state === "running").length;
  if (running === 0) {
    const isPaused = consumers.some(({ state }) => state === "paused");
    return { level: "stuck", note: { key: isPaused ? "stations.consumers.paused" : "stations.consumers.none" } };
  }
  return paced({ minute }, "handled", "handle", {
    key: "stations.consumers.running",
    values: { count: running },
  });
}

function judgeLine(readings: Readings): Verdict {
  const { line, minute } = readings;
  const assigned = minute.counts.assigned ?? 0;
  if (line.waiting === 0) return { level: assigned > 0 ? "fine" : "quiet", note: { key: "stations.line.empty" } };
  const { waiting } = line;
  if ((line.forTheFreeMs ?? 0) > OVERLOOKED_MS) {
    const isHeldUp = [judgeOutbox, judgeTopic, judgeQueue, judgeConsumers].some((judge) => isBad(judge(readings)));
    return { level: "slow", note: { key: `stations.line.${isHeldUp ? "heldUp" : "lost"}`, values: { waiting } } };
  }
  return { level: assigned > 0 ? "fine" : "quiet", note: whyNobodyIsLate(line) };
}

function whyNobodyIsLate({ waiting, freeAgents, forTheFreeMs }: Readings["line"]): Saying {
  if (forTheFreeMs !== null) return { key: "stations.line.atOnce", values: { waiting } };
  if (freeAgents === 0) return { key: "stations.line.nobodyFree", values: { waiting } };
  return { key: "stations.line.otherSkills", values: { waiting, free: freeAgents } };
}
