import type { QueueDepth } from "#server/core/ports/queue.ts";
import { counted, inWords } from "#server/platform/words.ts";
import type { CountName, FigureSums, HopName } from "./figure-sums.ts";
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
  return [
    {
      id: "filed",
      perMinute: count("filed"),
      ...nothingHere,
      ...none,
      ...plain(count("filed"), (n) => `${counted(n, "complaint")} came in.`, "No complaint came in."),
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
      ...paced(readings, "told", "tell", "Notices are stored with the event that causes them."),
    },
    {
      id: "screen",
      perMinute: count("emitted"),
      depth: sockets,
      oldestMs: null,
      ...times(seen),
      ...paced(readings, "emitted", seen, `${counted(sockets, "browser")} open.`),
    },
  ];
}

interface Verdict {
  readonly level: StationLevel;
  readonly note: string;
}

function isBad({ level }: Verdict): boolean {
  return level === "slow" || level === "stuck";
}

function depthOf({ pending, oldestMs }: Readings["outbox"]) {
  return { depth: pending, oldestMs };
}

function plain(n: number, busy: (n: number) => string, idle: string): Verdict {
  return n > 0 ? { level: "fine", note: busy(n) } : { level: "quiet", note: idle };
}

/** How it keeps pace with the promise, by its slowest twentieth, or by its median where few went through. */
function paced({ minute }: Pick<Readings, "minute">, name: CountName, hop: HopName, note: string): Verdict {
  const { medianMs, p95Ms } = timesOf(minute, hop);
  const measured = Object.values(minute.spreads[hop] ?? {}).reduce((sum, each) => sum + each, 0);
  const told = measured < ENOUGH ? medianMs : p95Ms;
  if (told !== null && told > SLOW_MS) {
    const who = measured < ENOUGH ? "Half of them take" : "One in twenty takes";
    return { level: "slow", note: `${who} longer than ${inWords(told)}.` };
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
    const waiting = `${counted(outbox.pending, "change")} ${outbox.pending === 1 ? "waits" : "wait"} to be relayed`;
    return { level, note: `${waiting}, the oldest for ${inWords(outbox.oldestMs ?? 0)}.` };
  }
  if (outbox.parked > 0) {
    return { level: "slow", note: `${counted(outbox.parked, "event")} can never be published and need you.` };
  }
  return paced({ minute }, "relayed", "relay", "Every change moves on as it is made.");
}

function judgeTopic({ minute }: Readings): Verdict {
  const published = minute.counts.published ?? 0;
  const failed = minute.counts["publish-failed"] ?? 0;
  if (failed > 0) {
    const note = `${counted(failed, "publish", "publishes")} failed; the outbox keeps and repeats them.`;
    return { level: published > 0 ? "slow" : "stuck", note };
  }
  return paced({ minute }, "published", "publish", "The topic takes every event.");
}

function judgeQueue({ queue, queueOldestMs, minute }: Readings): Verdict {
  if (!queue) return { level: "stuck", note: "The queue does not answer. What is sent waits in the outbox." };
  const waiting = queue.visible + queue.delayed;
  const level = waiting > 0 ? aged(queueOldestMs) : null;
  if (level) {
    const many = `${counted(waiting, "message")} ${waiting === 1 ? "waits" : "wait"}`;
    return { level, note: `${many}, the oldest for about ${inWords(queueOldestMs ?? 0)}.` };
  }
  const note = waiting > 0 ? `${counted(waiting, "message")} on the way.` : "Nothing waits in the queue.";
  return paced({ minute }, "received", "queue", note);
}

function judgeConsumers({ consumers, minute }: Readings): Verdict {
  const running = consumers.filter(({ state }) => state === "running").length;
  if (running === 0) {
    const isPaused = consumers.some(({ state }) => state === "paused");
    return {
      level: "stuck",
      note: isPaused
        ? "Receiving is paused until the database answers."
        : "No consumer is running. Messages wait in the queue until one starts.",
    };
  }
  return paced({ minute }, "handled", "handle", `${counted(running, "consumer")} running.`);
}

function judgeLine(readings: Readings): Verdict {
  const { line, minute } = readings;
  const assigned = minute.counts.assigned ?? 0;
  if (line.waiting === 0) return { level: assigned > 0 ? "fine" : "quiet", note: "Nobody waits for an agent." };
  const waits = `${counted(line.waiting, "complaint")} ${line.waiting === 1 ? "waits" : "wait"}`;
  if ((line.forTheFreeMs ?? 0) > OVERLOOKED_MS) {
    const isHeldUp = [judgeOutbox, judgeTopic, judgeQueue, judgeConsumers].some((judge) => isBad(judge(readings)));
    const why = isHeldUp
      ? "what should bring them together is held up before"
      : "what should have brought them together was lost, and the next repair does it";
    return { level: "slow", note: `${waits}, although somebody is free for that: ${why}.` };
  }
  return { level: assigned > 0 ? "fine" : "quiet", note: `${waits}. ${whyNobodyIsLate(line)}` };
}

function whyNobodyIsLate({ freeAgents, forTheFreeMs }: Readings["line"]): string {
  if (forTheFreeMs !== null) return "Somebody is free for that and gets it at once.";
  if (freeAgents === 0) return "Every agent who could help is busy or off duty.";
  const free = `${counted(freeAgents, "agent")} ${freeAgents === 1 ? "is" : "are"} free`;
  return `${free}, with other skills than those asked for.`;
}
