import type { Actor } from "#server/core/actor.ts";
import { newStamp, ticketRef } from "#server/core/assignments/ports.ts";
import { settleAtOnce } from "#server/core/assignments/settle.ts";
import type { Stamp } from "#server/core/changes/stamp.ts";
import { crashPoint } from "#server/core/crash-point.ts";
import { DomainError } from "#server/core/errors.ts";
import type { Ticket, TicketChange } from "#server/core/ticket.ts";
import { findReadable } from "./find-ticket.ts";
import type { CommandRoom } from "./room.ts";
import type { StoredComplaint } from "./stored-complaint.ts";

/** Losing this often in a row means that the ticket changes faster than anyone could decide about it. */
const MAX_LOST_RACES = 12;

export interface Command {
  readonly actor: Actor;
  readonly ref: string;
  /** Decides on what is true now; null means that nothing has to change. Called again when the write was overtaken. */
  readonly decide: (ticket: Ticket, stamp: Stamp) => TicketChange | null | Promise<TicketChange | null>;
}

/**
 * Reads, decides, and writes on the condition that nothing changed in between; otherwise reads and decides again. A person
 * therefore never meets a conflict that is not about their own decision.
 */
export async function commandTicket(room: CommandRoom, command: Command): Promise<StoredComplaint> {
  for (let lost = 0; lost < MAX_LOST_RACES; lost++) {
    const found = await findReadable(room, command.actor, command.ref);
    const { ticket } = found;
    const change = await command.decide(ticket, newStamp(room));
    if (!change) return found;
    crashPoint("ticket.before-write");
    if ((await room.store.commit(ticket, change)) !== "won") continue;
    crashPoint("ticket.written");
    room.offer(ticketRef(ticket.id), change.event);
    crashPoint("ticket.offered");
    await settleAtOnce(room, change.event.agents);
    const now = await room.complaints.find(ticket.id);
    return now ?? { ...found, ticket: { ...ticket, ...change.set, rev: change.event.rev } };
  }
  throw new DomainError(
    "complaint.changed-meanwhile",
    "This complaint is being changed by others at this moment. Look at it again and repeat what you did.",
  );
}
