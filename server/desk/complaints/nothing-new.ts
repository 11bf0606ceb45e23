import { type Actor, isStaff } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import type { Said, Words } from "./said.ts";

/**
 * Refuses words of staff on a ticket in which somebody else has written since they read it: an answer to what is no longer the
 * question is worse than a late one. Customers are never held back.
 */
export function requireNothingNew(actor: Actor, said: Said, seenRev: number): void {
  if (!isStaff(actor)) return;
  const [newest] = Object.values(said)
    .filter((words): words is Words => words !== undefined && words.rev > seenRev && words.by.id !== actor.id)
    .sort((one, other) => other.rev - one.rev);
  if (!newest) return;
  const values = { name: newest.by.name, words: newest.text };
  throw new DomainError("complaint.moved-on", { key: "refusals.complaint.movedOn", values });
}
