import { type Actor, requireRole } from "#server/core/actor.ts";
import { requireNotFiler } from "#server/core/relation.ts";
import { findReadable } from "#server/desk/complaints/find-ticket.ts";
import type { Complaints } from "#server/desk/complaints/room.ts";
import { onceKeyOf } from "#server/platform/doors/repeats.ts";
import type { Drafts } from "./room.ts";
import type { KeepDraft } from "./wire.ts";

/**
 * Keeps what somebody has unfinished on one of their devices, so that they go on with it on another. What was sent meanwhile is
 * kept no more, and what is emptied is gone.
 */
export async function keepDraft(
  room: Drafts<"keep" | "drop"> & Complaints<"find" | "findByHumanId">,
  actor: Actor,
  { ticketId, kind, key, device, texts }: KeepDraft,
): Promise<void> {
  requireRole(actor, "agent", "admin");
  const { ticket, made } = await findReadable(room, actor, ticketId);
  requireNotFiler(ticket, actor);
  const whose = { userId: actor.id, key, device };
  const onceKey = onceKeyOf(actor.id, key);
  const isOver =
    Object.keys(texts).length === 0 || ticket.erasedAt !== null || made.some((each) => each.key === onceKey);
  if (isOver) return room.drafts.drop(whose);
  await room.drafts.keep({ ...whose, ticketId: ticket.id, kind, onceKey, texts });
}
