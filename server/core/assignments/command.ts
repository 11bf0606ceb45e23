import type { Stamp } from "../changes/stamp.ts";
import { crashPoint } from "../crash-point.ts";
import { DomainError } from "../errors.ts";
import type { OutboxEntry } from "../events/event.ts";
import type { AggregateRef } from "../ports/outbox-store.ts";
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
  /** The sentence for whoever is overtaken again and again. */
  readonly overtaken: string;
}

/**
 * Reads, decides, and writes on the condition that nothing changed in between; otherwise reads and decides again. A person
 * therefore never meets a conflict that is not about their own decision. What the change says of agents is made true.
 * @returns what was decided on, and the change that was written; null when there was nothing to change.
 */
export async function command<Found, Change extends { readonly event: OutboxEntry }>(
  ports: SettlePorts,
  { read, refOf, decide, write, overtaken }: Command<Found, Change>,
): Promise<{ readonly found: Found; readonly written: Change | null }> {
  for (let lost = 0; lost < MAX_LOST_RACES; lost++) {
    const found = await read();
    const change = await decide(found, newStamp(ports));
    if (!change) return { found, written: null };
    const ref = refOf(found);
    crashPoint(`${ref.kind}.before-write`);
    if (!(await write(found, change))) continue;
    crashPoint(`${ref.kind}.written`);
    ports.offer(ref, change.event);
    crashPoint(`${ref.kind}.offered`);
    await settleAtOnce(ports, change.event.agents);
    return { found, written: change };
  }
  throw new DomainError("complaint.changed-meanwhile", overtaken);
}
