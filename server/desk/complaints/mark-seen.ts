import type { Actor } from "#server/core/actor.ts";
import type { Notifications, Readings } from "#server/desk/notices/room.ts";
import { findReadable } from "./find-ticket.ts";
import type { Complaints, ComplaintsRoom } from "./room.ts";

export interface SeenInput {
  /** Either id of the complaint. */
  readonly id: string;
  /** What `rev` it had as it was shown. */
  readonly rev: number;
}

type SeenRoom = Complaints<"find" | "findByHumanId" | "markSeen"> &
  Notifications<"markReadAbout"> &
  Readings &
  Pick<ComplaintsRoom, "clock">;

/**
 * Keeps that the actor has a complaint before them: what was said in it up to then they have read, and what they were told
 * of it up to then. Their other devices hear of it; nobody else does.
 */
export async function markSeen(room: SeenRoom, actor: Actor, { id, rev }: SeenInput): Promise<void> {
  const { ticket } = await findReadable(room, actor, id);
  const shown = Math.min(rev, ticket.rev);
  const [isNew, hadNotices] = await Promise.all([
    room.complaints.markSeen(ticket.id, actor.id, shown),
    room.notifications.markReadAbout(actor.id, ticket.complaintId, room.clock.now(), shown),
  ]);
  if (isNew || hadNotices) await room.readings.announce(actor.id);
}
