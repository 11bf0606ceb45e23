import { type Actor, requireRole } from "#server/core/actor.ts";
import type { QueueDepth } from "#server/core/ports/queue.ts";
import type { Heartbeat } from "./heartbeat-rows.ts";
import { firstForTheFree } from "./line.ts";
import type { FiguresRoom } from "./room.ts";
import { buildStations } from "./stations.ts";
import { sumUp } from "./sum-up.ts";
import type { PipelineLive, RunningConsumer } from "./wire.ts";

const MINUTE_MS = 60_000;
const WAITS_SAMPLE = 500;
const EVERY_MS = 5_000;
/** How late the next heartbeat may be: the two after it have been missed as well by then, unless the desk stands still. */
const LATE_MS = 10_000;

/** How the pipeline stands right now. */
export async function livePipeline(room: FiguresRoom, actor: Actor): Promise<PipelineLive> {
  requireRole(actor, "admin");
  const now = room.clock.now();
  const aMinuteAgo = new Date(now.getTime() - MINUTE_MS);
  const [rows, state, heartbeats, depths, waits, forTheFree] = await Promise.all([
    room.store.since("fine", aMinuteAgo),
    room.state.read(),
    room.heartbeats.list(),
    room.depths(),
    room.insights.waitsSince(aMinuteAgo, WAITS_SAMPLE),
    firstForTheFree(room, now),
  ]);
  const ageOf = (at: Date | null) => at && Math.max(0, now.getTime() - at.getTime());
  const minute = sumUp(rows);
  const consumers = heartbeats.map((heartbeat) => presentConsumer(heartbeat, now));
  const oldest = depths.queue && depths.queue.visible > 0 ? await oldestInQueue(room) : null;
  const waiting = state.tickets.filter(({ status }) => status === "Open");
  const readings = {
    minute,
    outbox: { pending: state.outboxPending, oldestMs: ageOf(state.outboxOldestAt), parked: state.parked },
    queue: depths.queue,
    queueOldestMs: ageOf(oldest),
    consumers,
    line: {
      waiting: waiting.reduce((sum, { count }) => sum + count, 0),
      oldestMs: ageOf(state.longestWaitSince),
      freeAgents: state.agents.find(({ availability }) => availability === "available")?.count ?? 0,
      forTheFreeMs: ageOf(forTheFree),
      medianToAgentMs: middle(waits.map(({ waitedMs }) => waitedMs)),
    },
  };
  keepForCharts(room, readings);
  return {
    at: now.toISOString(),
    stations: buildStations(readings),
    consumers,
    deadLettersInQueue: depths.deadLetters && depths.deadLetters.visible + depths.deadLetters.inFlight,
  };
}

/**
 * SQS does not tell the age of its oldest message. Messages are sent in the order in which events are stored, more or
 * less, so the oldest that waits is about the first event stored after the message that was received last.
 */
async function oldestInQueue({ traces, clock }: Pick<FiguresRoom, "traces" | "clock">): Promise<Date | null> {
  const lastSentAt = await traces.lastSentAt();
  return traces.publishedAfter(lastSentAt ?? new Date(clock.now().getTime() - 60 * MINUTE_MS));
}

function presentConsumer(heartbeat: Heartbeat, now: Date): RunningConsumer {
  const { id, version, startedAt, seenAt, inFlight, pollers, sockets } = heartbeat;
  return {
    id,
    version,
    startedAt: startedAt.toISOString(),
    seenAt: seenAt.toISOString(),
    state: stateOf(heartbeat, now),
    inFlight,
    pollers,
    sockets,
  };
}

function stateOf({ seenAt, nextAt, draining, breakerOpen }: Heartbeat, now: Date): RunningConsumer["state"] {
  const expectedAt = nextAt?.getTime() ?? seenAt.getTime() + EVERY_MS;
  if (now.getTime() - expectedAt > LATE_MS) return "silent";
  if (draining) return "stopping";
  return breakerOpen ? "paused" : "running";
}

function keepForCharts(
  { figures }: Pick<FiguresRoom, "figures">,
  readings: {
    readonly outbox: { readonly pending: number; readonly oldestMs: number | null };
    readonly queue: QueueDepth | null;
    readonly queueOldestMs: number | null;
  },
): void {
  const { outbox, queue, queueOldestMs } = readings;
  figures.level("outbox", outbox.pending);
  figures.level("outboxAgeMs", outbox.oldestMs ?? 0);
  figures.level("queue", queue ? queue.visible + queue.delayed : 0);
  figures.level("queueAgeMs", queueOldestMs ?? 0);
}

function middle(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? null;
}
