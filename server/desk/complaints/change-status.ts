import { type Actor, isStaff } from "#server/core/actor.ts";
import { answer } from "#server/core/changes/answer.ts";
import { close, reopen, resolve, waitOnCustomer } from "#server/core/changes/end.ts";
import { requeue } from "#server/core/changes/requeue.ts";
import type { Stamp } from "#server/core/changes/stamp.ts";
import { hasEnded, requireReopenable, requireTransition } from "#server/core/lifecycle.ts";
import type { Ticket, TicketChange } from "#server/core/ticket.ts";
import type { Status } from "#server/core/vocabulary.ts";
import { commandTicket } from "./command-ticket.ts";
import { presentOne } from "./present.ts";
import type { CommandRoom } from "./room.ts";
import type { Complaint } from "./wire.ts";

export interface StatusChange {
  /** Either id of the complaint. */
  readonly id: string;
  readonly status: Status;
  readonly message?: string | undefined;
}

/** Moves a complaint along its life: solve, wait, resume, take back, close, reopen, with a word to the other side. */
export async function changeStatus(room: CommandRoom, actor: Actor, input: StatusChange): Promise<Complaint> {
  const changed = await commandTicket(room, {
    actor,
    ref: input.id,
    decide: (ticket, stamp) => {
      requireTransition(ticket, input.status, actor);
      return decide(room, ticket, actor, input, stamp);
    },
  });
  return presentOne(room, changed);
}

async function decide(
  room: Pick<CommandRoom, "store">,
  ticket: Ticket,
  actor: Actor,
  { status, message }: StatusChange,
  stamp: Stamp,
): Promise<TicketChange> {
  switch (status) {
    case "Resolved":
      return resolve(ticket, actor, stamp, message);
    case "Closed":
      return close(ticket, actor, stamp, message);
    case "Waiting on Customer":
      return waitOnCustomer(ticket, actor, stamp, message);
    case "In Progress": {
      const agent = ticket.assignedTo ? await room.store.findAgent(ticket.assignedTo) : null;
      return answer(ticket, agent, actor, stamp, message);
    }
    case "Open":
      if (!hasEnded(ticket)) return requeue(ticket, "taken-back", isStaff(actor) ? actor : null, stamp);
      requireReopenable(ticket, actor, stamp.now);
      return reopen(ticket, actor, stamp, message);
  }
}
