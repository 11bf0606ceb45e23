import type { Actor } from "#server/core/actor.ts";
import { command } from "#server/core/assignments/command.ts";
import { ticketRef } from "#server/core/assignments/ports.ts";
import { requireNobodyErased } from "#server/core/changes/after-erasing.ts";
import { requireRoomFor } from "#server/core/changes/room-left.ts";
import type { Stamp } from "#server/core/changes/stamp.ts";
import type { Ticket, TicketChange } from "#server/core/ticket.ts";
import { findReadable } from "./find-ticket.ts";
import type { CommandRoom } from "./room.ts";
import type { StoredComplaint } from "./stored-complaint.ts";

export interface TicketCommand {
  readonly actor: Actor;
  readonly ref: string;
  /** Decides on what is true now; null means that nothing has to change. Called again when the write was overtaken. */
  readonly decide: (ticket: Ticket, stamp: Stamp) => TicketChange | null | Promise<TicketChange | null>;
}

/** Changes a complaint that the actor may read, as `decide` says of what is true now. */
export async function commandTicket(
  room: CommandRoom,
  { actor, ref, decide }: TicketCommand,
): Promise<StoredComplaint> {
  const { found, written } = await command(room, {
    read: () => findReadable(room, actor, ref),
    refOf: ({ ticket }) => ticketRef(ticket.id),
    async decide({ ticket }, stamp) {
      const change = await decide(ticket, stamp);
      if (change) {
        requireNobodyErased(ticket, change);
        requireRoomFor(ticket, change);
      }
      return change;
    },
    write: async ({ ticket }, change) => (await room.store.commit(ticket, change)) === "won",
    overtaken: "This complaint is being changed by others at this moment. Look at it again and repeat what you did.",
  });
  if (!written) return found;
  const { ticket } = found;
  const now = await room.complaints.find(ticket.id);
  return now ?? { ...found, ticket: { ...ticket, ...written.set, rev: written.event.rev } };
}
