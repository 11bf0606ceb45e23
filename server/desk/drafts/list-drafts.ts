import { type Actor, requireRole } from "#server/core/actor.ts";
import { findReadable } from "#server/desk/complaints/find-ticket.ts";
import type { Complaints } from "#server/desk/complaints/room.ts";
import { onceKeyOf } from "#server/platform/doors/repeats.ts";
import type { Drafts } from "./room.ts";
import type { DraftsElsewhere, ListDrafts } from "./wire.ts";

/** What somebody has unfinished in a ticket on other devices of theirs, and what of this one's was sent from there. */
export async function listDrafts(
  room: Drafts<"list"> & Complaints<"find" | "findByHumanId">,
  actor: Actor,
  { ticketId, device, keys }: ListDrafts,
): Promise<DraftsElsewhere> {
  requireRole(actor, "agent", "admin");
  const { ticket, made } = await findReadable(room, actor, ticketId);
  const drafts = await room.drafts.list(actor.id, ticket.id);
  const used = new Set(made.map((each) => each.key));
  const isSent = (key: string) =>
    used.has(onceKeyOf(actor.id, key)) || drafts.some((each) => each.key === key && each.isSent);
  return {
    drafts: drafts
      .filter((each) => each.device !== device && !isSent(each.key))
      .map(({ kind, key, texts, at }) => ({ kind, key, texts, at: at.toISOString() })),
    sent: keys.filter(isSent).map((key) => ({
      key,
      texts: drafts.find((each) => each.key === key && each.device === device)?.texts ?? null,
    })),
  };
}
