import { crashPoint } from "#server/core/crash-point.ts";
import type { OutboxEntry } from "#server/core/events/event.ts";
import { attributesOf } from "#server/core/outbox/attributes.ts";
import { isGivenUp } from "#server/core/outbox/refusal.ts";
import type { Clock, Timers } from "#server/core/ports/environment.ts";
import type { EntryFailure, OutgoingMessage, Queue, Topic } from "#server/core/ports/queue.ts";
import { leaseEnd, RETRY_MS, SLICE_MS } from "#server/platform/lease.ts";
import { keptUntil, type Replay } from "./replay.ts";
import type { Replays } from "./room.ts";

/** Five batches a second, each a fifth of the rate: even, and with as few requests as that allows. */
const BATCHES_PER_SECOND = 5;
/** A replay stands still while an event is refused with a code that nobody knows; somebody watches it. */
const PATIENCE_MS = 3_600_000;

export interface ReplayPorts extends Replays<"lease" | "save" | "listEvents" | "move"> {
  readonly queue: Pick<Queue, "send">;
  readonly topic: Topic;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Who holds the lease. */
  readonly worker: string;
}

/**
 * Works on the running replay for a while, if nobody else does. Whoever is killed leaves it to the next runner, which
 * repeats at most the last batch.
 * @returns whether there was one
 */
export async function runReplay(ports: ReplayPorts, signal: AbortSignal): Promise<boolean> {
  const { replays, clock, worker } = ports;
  const now = clock.now();
  const replay = await replays.lease(worker, now, leaseEnd(now));
  if (!replay) return false;
  try {
    await sendOn(ports, replay, signal);
    await replays.save(replay.id, worker, clock.now(), {});
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    await replays.save(replay.id, worker, new Date(clock.now().getTime() + RETRY_MS), { problem });
    throw error;
  }
  return true;
}

async function sendOn(ports: ReplayPorts, replay: Replay, signal: AbortSignal): Promise<void> {
  const { replays, clock, timers, worker } = ports;
  const endsAt = clock.now().getTime() + SLICE_MS;
  const size = Math.ceil(replay.perSecond / BATCHES_PER_SECOND);
  const pauseMs = (size / replay.perSecond) * 1_000;
  let { cursor, sent, skipped } = replay;
  while (!signal.aborted && clock.now().getTime() < endsAt) {
    const startedAt = clock.now().getTime();
    const events = await replays.listEvents(replay.range, cursor, size);
    const last = events.at(-1);
    if (!last) {
      const finishedAt = clock.now();
      await replays.move(replay.id, ["running"], "finished", { finishedAt, expiresAt: keptUntil(finishedAt) });
      return;
    }
    const refused = await sendWhole(ports, replay, events, { signal, endsAt });
    if (refused === null) return;
    crashPoint("replay.sent");
    sent += events.length - refused;
    skipped += refused;
    cursor = { storedAt: last.storedAt, id: last.id };
    const progress = { cursor, sent, skipped, problem: null };
    if (!(await replays.save(replay.id, worker, leaseEnd(clock.now()), progress))) return;
    await timers.sleep(Math.max(0, pauseMs - (clock.now().getTime() - startedAt)), signal);
  }
}

/** Sends until each event is taken or refused for good; resolves to the number refused, or to null when there is no more time. */
async function sendWhole(
  { queue, topic, replays, clock, timers, worker }: ReplayPorts,
  replay: Replay,
  events: readonly OutboxEntry[],
  { signal, endsAt }: { readonly signal: AbortSignal; readonly endsAt: number },
): Promise<number | null> {
  const send = (messages: readonly OutgoingMessage[]): Promise<EntryFailure[]> =>
    replay.target === "topic" ? topic.publish(messages) : queue.send(messages);
  let left = events.map((event) => toMessage(event, replay.id));
  let refused = 0;
  while (left.length > 0) {
    const failures = await send(left);
    const triedForMs = clock.now().getTime() - replay.createdAt.getTime();
    const isOver = (failure: EntryFailure) => isGivenUp(failure, triedForMs, PATIENCE_MS);
    const again = new Set(failures.filter((failure) => !isOver(failure)).map(({ id }) => id));
    refused += failures.length - again.size;
    left = left.filter(({ id }) => again.has(id));
    if (left.length === 0) break;
    const problem = failures.find(({ id }) => again.has(id))?.message ?? null;
    const isOurs = await replays.save(replay.id, worker, leaseEnd(clock.now()), { problem });
    if (!isOurs || signal.aborted || clock.now().getTime() > endsAt) return null;
    await timers.sleep(RETRY_MS, signal);
  }
  return refused;
}

function toMessage(event: OutboxEntry, replayId: string): OutgoingMessage {
  return {
    id: event.id,
    body: JSON.stringify(event.body),
    attributes: { ...attributesOf(event, "replay"), replayId },
  };
}
