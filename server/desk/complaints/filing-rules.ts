import { type Actor, isStaff } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import type { UserId } from "#server/core/ids.ts";
import { PRIORITIES } from "#server/core/terms.ts";
import type { Priority } from "#server/core/vocabulary.ts";
import type { LimitSettings } from "#server/platform/limits/table.ts";
import { tooMany } from "#server/platform/limits/too-many.ts";
import type { ComplaintStore } from "./store.ts";

/** Nobody knows when one of theirs will be solved; so soon it is worth another try. */
const RETRY_SECONDS = 600;

/** What customers are held to when they file. Staff are not: they file for others, too. */
export interface FilingRules {
  /** The most urgent that customers may choose. */
  readonly maxPriority: Priority;
  /** How many complaints of one customer may be open at a time; infinite where limits are lifted. */
  readonly maxOpen: number;
  /** What this process is filing, by customer. */
  readonly underWay: Map<UserId, number>;
}

export function createFilingRules({ maxPriority, maxOpen }: Pick<FilingRules, "maxPriority" | "maxOpen">): FilingRules {
  return { maxPriority, maxOpen, underWay: new Map() };
}

/** How many complaints of one customer may be open at a time where these limits are set. */
export function mostOpen({ isOn, table }: LimitSettings): number {
  return isOn ? table["open-complaints"].max : Number.POSITIVE_INFINITY;
}

/** How urgent they may say that it is, the least first. */
export function prioritiesFor({ maxPriority }: FilingRules, actor: Actor): readonly Priority[] {
  return isStaff(actor) ? PRIORITIES : PRIORITIES.slice(0, PRIORITIES.indexOf(maxPriority) + 1);
}

/** @throws DomainError `input.invalid` when only staff may say that it is so urgent. */
export function requirePriority(filing: FilingRules, actor: Actor, priority: Priority): void {
  if (prioritiesFor(filing, actor).includes(priority)) return;
  const most = { key: `terms.priority.${filing.maxPriority}` } as const;
  const message = { key: "refusals.complaint.maxPriority", values: { priority: most } } as const;
  throw new DomainError("input.invalid", message, { fields: { priority: message } });
}

/**
 * Files for a customer who has room for one more. A hundred at once cannot all slip through: those of this process that
 * are under way count as open, at worst one twice for a moment; the limit on writes bounds what other processes add.
 * @throws DomainError `request.too-many`
 */
export async function withRoomToFile<Filed>(
  { filing, complaints }: { filing: FilingRules; complaints: Pick<ComplaintStore, "countOpenOf"> },
  actor: Actor,
  file: () => Promise<Filed>,
): Promise<Filed> {
  const { maxOpen, underWay } = filing;
  if (isStaff(actor) || maxOpen === Number.POSITIVE_INFINITY) return file();
  const others = underWay.get(actor.id) ?? 0;
  if (others >= maxOpen) throw tooManyOpen(maxOpen);
  underWay.set(actor.id, others + 1);
  try {
    if ((await complaints.countOpenOf(actor.id, maxOpen)) + others >= maxOpen) throw tooManyOpen(maxOpen);
    return await file();
  } finally {
    const left = (underWay.get(actor.id) ?? 1) - 1;
    if (left > 0) underWay.set(actor.id, left);
    else underWay.delete(actor.id);
  }
}

function tooManyOpen(most: number): DomainError {
  return tooMany(RETRY_SECONDS, { key: "refusals.complaint.mostOpen", values: { most } });
}
