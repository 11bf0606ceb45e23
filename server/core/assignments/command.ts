import { inOrder } from "../changes/apply.ts";
import type { Stamp } from "../changes/stamp.ts";
import { crashPoint } from "../crash-point.ts";
import { DomainError } from "../errors.ts";
import type { OutboxEntry } from "../events/event.ts";
import type { AggregateRef } from "../ports/outbox-store.ts";
import type { Refusing } from "../saying.ts";
import { newStamp } from "./ports.ts";
import { type SettlePorts, settleAtOnce } from "./settle.ts";

/** Losing this often in a row means that it changes faster than anyone could decide about it. */
const MAX_LOST_RACES = 12;

/** What somebody wants of one document. */
export interface Command<Found, Change> {
  readonly read: () => Promise<Found>;
  readonly refOf: (found: Found) => AggregateRef;
  /** Decides on what is true now; null means that nothing has to change. Called again when the write was overtaken. */
  readonly decide: (found: Found, stamp: Stamp) => Change | null | Promise<Change | null>;
  /** False when somebody else has written since. */
  readonly write: (found: Found, change: Change) => Promise<boolean>;
  /** Where nothing has to change: keeps that it was asked. False when somebody else has written since. */
  readonly keep?: (found: Found, stamp: Stamp) => Promise<boolean>;
  /** The sentence for whoever is overtaken again and again. */
  readonly overtaken: Refusing;
}

/** What is written tells of itself: by one event, or by several where several changes are one write. */
interface Written<Change> {
  readonly event: OutboxEntry;
  readonly also?: readonly Change[];
}

/**
 * Reads, decides, and writes on the condition that nothing changed in between; otherwise reads and decides again. A person
 * therefore never meets a conflict that is not about their own decision. What the change says of agents is made true.
 * @returns what was decided on, and the change that was written; null when there was nothing to change.
 */
export async function command<Found, Change extends Written<Change>>(
  ports: SettlePorts,
  { read, refOf, decide, write, keep = async () => true, overtaken }: Command<Found, Change>,
): Promise<{ readonly found: Found; readonly written: Change | null }> {
  for (let lost = 0; lost < MAX_LOST_RACES; lost++) {
    const found = await read();
    const stamp = newStamp(ports);
    const change = await decide(found, stamp);
    if (!change) {
      if (await keep(found, stamp)) return { found, written: null };
      continue;
    }
    const ref = refOf(found);
    crashPoint(`${ref.kind}.before-write`);
    if (!(await write(found, change))) continue;
    crashPoint(`${ref.kind}.written`);
    const events = inOrder(change).map(({ event }) => event);
    // Before it is offered: whoever hears of the event need not settle them once more.
    const isSettled = await settleAtOnce(ports, [...new Set(events.flatMap(({ agents }) => agents))]);
    for (const event of events) ports.offer(ref, event, isSettled);
    crashPoint(`${ref.kind}.offered`);
    return { found, written: change };
  }
  throw new DomainError("complaint.changed-meanwhile", overtaken);
}
