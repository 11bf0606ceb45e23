import { agentRef, ticketRef } from "#server/core/assignments/ports.ts";
import { isInternal } from "#server/core/events/event-data.ts";
import type { AggregateFacts, EventFact } from "./facts.ts";
import type { Violation } from "./invariant.ts";

/**
 * Whether a document's events tell its whole history (S3), were published (C2) and are on their way (L3).
 * `stored` must be read after the document: then whatever left the outbox before is there, and no race looks wrong.
 * @param overdue entries that have waited since before it are late.
 */
export function checkHistory(document: AggregateFacts, stored: readonly EventFact[], overdue: Date): Violation[] {
  const { outbox } = document;
  const subject = document.kind === "ticket" ? ticketRef(document.id) : agentRef(document.id);
  const waiting = new Set(outbox.map((event) => event.id));
  const violations: Violation[] = [];
  for (const sentence of gapsIn(document, stored)) violations.push({ id: "S3", subject, sentence });
  const forgotten = stored.filter(
    ({ id, type, rev, isPublished, isParked }) =>
      rev <= document.rev && !isInternal(type) && !isPublished && !isParked && !waiting.has(id),
  );
  for (const { type, rev } of forgotten) {
    const sentence = `${type} of ${document.name} (change ${rev}) was stored and never published, and no outbox holds it.`;
    violations.push({ id: "C2", subject, sentence });
  }
  const late = outbox.filter((event) => event.at < overdue);
  if (late.length > 0) {
    const sentence = `${document.name} has ${countOf(late.length, "event")} in its outbox since ${late[0]?.at.toISOString()}.`;
    violations.push({ id: "L3", subject, sentence });
  } else if (outbox.length > 0 && !document.isSwept) {
    const sentence = `${document.name} has ${countOf(outbox.length, "event")} in its outbox that no sweeper looks for.`;
    violations.push({ id: "L3", subject, sentence });
  }
  return violations;
}

/** Events in the order of the changes they stand for; one that is on its way from outbox to store counts once. */
export function historyOf(document: AggregateFacts, stored: readonly EventFact[]): EventFact[] {
  const events = new Map([...document.outbox, ...stored].map((event) => [event.id, event]));
  return [...events.values()].filter((event) => event.rev <= document.rev).toSorted((a, b) => a.rev - b.rev);
}

function gapsIn(document: AggregateFacts, stored: readonly EventFact[]): string[] {
  const count = new Map<number, number>();
  for (const { rev } of historyOf(document, stored)) count.set(rev, (count.get(rev) ?? 0) + 1);
  const missing: number[] = [];
  for (let rev = 1; rev <= document.rev; rev++) if (!count.has(rev)) missing.push(rev);
  const doubled = [...count].filter(([, events]) => events > 1).map(([rev]) => rev);
  return [
    ...(missing.length > 0 ? [`${document.name} has no event for ${changes(missing)}.`] : []),
    ...(doubled.length > 0 ? [`${document.name} has more than one event for ${changes(doubled)}.`] : []),
  ];
}

function changes(revs: readonly number[]): string {
  const shown = revs.slice(0, 5).join(", ");
  const more = revs.length > 5 ? ` and ${revs.length - 5} more` : "";
  return `${revs.length === 1 ? "change" : "changes"} ${shown}${more}`;
}

function countOf(count: number, noun: string): string {
  return count === 1 ? `one ${noun}` : `${count} ${noun}s`;
}
