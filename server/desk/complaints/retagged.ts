import type { Actor } from "#server/core/actor.ts";
import { retag } from "#server/core/changes/retag.ts";
import type { Stamp } from "#server/core/changes/stamp.ts";
import { DomainError } from "#server/core/errors.ts";
import type { TagId } from "#server/core/ids.ts";
import type { Ticket, TicketChange } from "#server/core/ticket.ts";
import type { Tags } from "#server/desk/tags/room.ts";
import { MOST_TAGS } from "./wire.ts";

/** The change that gives a complaint the tags that are wanted of those it has; null where it has them. */
export async function retagged(
  room: Tags<"resolved">,
  { ticket, actor, stamp }: { readonly ticket: Ticket; readonly actor: Actor; readonly stamp: Stamp },
  wanted: (from: readonly TagId[]) => readonly TagId[],
): Promise<TicketChange | null> {
  const known = await room.tags.resolved(ticket.tags);
  const from = [...new Set(ticket.tags.map((id) => known.get(id)?.id ?? id))];
  const to = [...new Set(wanted(from))];
  if (to.length === from.length && to.every((id) => from.includes(id))) return null;
  if (to.length > MOST_TAGS && to.length > from.length) {
    const message = { key: "refusals.tag.mostOnOne", values: { most: MOST_TAGS } } as const;
    throw new DomainError("input.invalid", message, { fields: { tags: message } });
  }
  return retag(ticket, { from, to }, actor, stamp);
}
