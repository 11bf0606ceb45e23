import { crashPoint } from "../crash-point.ts";
import type { OutboxEntry } from "../events/event.ts";
import { isInternal } from "../events/event-data.ts";
import { type EventId, eventIdOf } from "../ids.ts";
import type { Clock } from "../ports/environment.ts";
import { neverWait, type OutboxStore, type PendingOutbox } from "../ports/outbox-store.ts";
import type { EntryFailure, Topic } from "../ports/queue.ts";
import { attributesOf, type Origin } from "./attributes.ts";
import { isGivenUp } from "./refusal.ts";

export interface RelayPorts {
  readonly outbox: OutboxStore;
  readonly topic: Topic;
  readonly clock: Clock;
  /**
   * Does what the protocol asks of the relay for one entry; throws when it must be tried again.
   * @param done what whoever wrote the entry has done about it since, and knows of it
   */
  readonly finish: (entry: OutboxEntry, done: Pick<PendingOutbox, "isSettled" | "subject">) => Promise<void>;
  /** Hears of every entry once it is stored, before it is published. */
  readonly onStored: (entry: OutboxEntry) => void;
  readonly onFailure: (error: unknown, entry: OutboxEntry) => void;
  /** How long an entry is tried that is refused with a code that nobody here knows; a day unless given. */
  readonly parkAfterMs?: number;
}

/** By then somebody has read the warnings. An outage that began as the code did is over, or is known. */
const PARK_AFTER_MS = 86_400_000;

/**
 * Moves committed entries on: event store, then whatever must be finished, then the topic, then out of the outbox.
 * Killed between any two steps it starts over without harm; only duplicates with the same event id can result.
 * @returns the ids that left their outbox; the rest stays for the sweeper.
 */
export async function relay(
  ports: RelayPorts,
  pending: readonly PendingOutbox[],
  origin: Origin,
): Promise<Set<EventId>> {
  const entries = pending.flatMap((document) => document.entries);
  if (entries.length === 0) return new Set();
  crashPoint("relay.before-store");
  // rule: stored-first
  const stored = await ports.outbox.appendEvents(pending);
  crashPoint("relay.stored");
  for (const entry of entries) ports.onStored(entry);
  const finished = await finishAll(ports, pending);
  crashPoint("relay.finished");
  const { sent, parked } = await publish(
    ports,
    finished.filter((entry) => !isInternal(entry.type)),
    origin,
  );
  crashPoint("relay.published");
  // rule: unsent-stays
  const isDone = (entry: OutboxEntry) => isInternal(entry.type) || sent.has(entry.id) || parked.has(entry.id);
  const done = new Set(finished.filter(isDone).map((entry) => entry.id));
  await ports.outbox.settle(
    pending.flatMap((document) => {
      const { aggregate, entries } = document;
      const eventIds = entries.filter((entry) => done.has(entry.id)).map((entry) => entry.id);
      // rule: unmarked-by-who-stored
      const neverWaited = neverWait(document) && entries.every(({ id }) => stored.has(id));
      return eventIds.length > 0 ? [{ aggregate, eventIds, neverWaited }] : [];
    }),
    { ids: sent, at: ports.clock.now() },
  );
  crashPoint("relay.settled");
  return done;
}

/** One entry that cannot be finished must not hold back its neighbours. */
async function finishAll(ports: RelayPorts, pending: readonly PendingOutbox[]): Promise<OutboxEntry[]> {
  const all = pending.flatMap(({ entries, ...done }) => entries.map((entry) => ({ entry, done })));
  const outcomes = await Promise.all(
    all.map(async ({ entry, done }) => {
      try {
        await ports.finish(entry, done);
        return entry;
      } catch (error) {
        ports.onFailure(error, entry);
        // rule: unfinished-stays
        return null;
      }
    }),
  );
  return outcomes.filter((entry) => entry !== null);
}

interface Published {
  readonly sent: Set<EventId>;
  /** No retry could ever send these; an operator looks at them. */
  readonly parked: Set<EventId>;
}

async function publish(ports: RelayPorts, entries: readonly OutboxEntry[], origin: Origin): Promise<Published> {
  const sent = new Set<EventId>();
  const parked = new Set<EventId>();
  if (entries.length === 0) return { sent, parked };
  const failures = await tryPublish(ports, entries, origin);
  for (const entry of entries) {
    const failure = failures.get(entry.id);
    if (!failure) {
      sent.add(entry.id);
      continue;
    }
    ports.onFailure(failure.error, entry);
    // Its own age: the same for every process, and after every restart.
    const ageMs = ports.clock.now().getTime() - entry.at.getTime();
    if (!isGivenUp(failure, ageMs, ports.parkAfterMs ?? PARK_AFTER_MS)) continue;
    await ports.outbox.park(entry.id, failure.error.message);
    parked.add(entry.id);
  }
  return { sent, parked };
}

type Failures = Map<EventId, { readonly error: Error; readonly verdict: EntryFailure["verdict"] }>;

/** A topic that cannot be reached fails every entry of the call, and no other work of the batch. */
async function tryPublish(ports: RelayPorts, entries: readonly OutboxEntry[], origin: Origin): Promise<Failures> {
  const messages = entries.map((entry) => ({
    id: entry.id,
    body: JSON.stringify(entry.body),
    attributes: attributesOf(entry, origin),
  }));
  try {
    const failed = await ports.topic.publish(messages);
    return new Map(
      failed.map(({ id, code, message, verdict }) => [
        eventIdOf(id),
        { error: new Error(`${code}: ${message}`), verdict },
      ]),
    );
  } catch (cause) {
    const error = new Error("The topic cannot be reached", { cause });
    // rule: unreachable-topic-fails-all
    return new Map(entries.map((entry) => [entry.id, { error, verdict: "again" as const }]));
  }
}
