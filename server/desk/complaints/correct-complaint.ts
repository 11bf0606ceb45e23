import { type Actor, requireRole } from "#server/core/actor.ts";
import { newStamp } from "#server/core/assignments/ports.ts";
import { setPriority } from "#server/core/changes/converse.ts";
import { type Correctable, correct } from "#server/core/changes/correct.ts";
import type { Stamp } from "#server/core/changes/stamp.ts";
import { together } from "#server/core/changes/together.ts";
import type { Ticket, TicketChange } from "#server/core/ticket.ts";
import { findCategory } from "#server/desk/categories/find-category.ts";
import { findOffered } from "#server/desk/categories/find-offered.ts";
import type { Categories } from "#server/desk/categories/room.ts";
import { findTags } from "#server/desk/tags/find-tags.ts";
import type { Tags } from "#server/desk/tags/room.ts";
import { commandTicket } from "./command-ticket.ts";
import { wordsOf } from "./complaint-words.ts";
import { requireMayCorrect } from "./may-correct.ts";
import { presentOne } from "./present.ts";
import { retagged } from "./retagged.ts";
import type { CommandRoom } from "./room.ts";
import type { Complaint, CorrectComplaint } from "./wire.ts";

type CorrectingRoom = CommandRoom & Categories<"list"> & Tags<"resolved" | "named">;

/**
 * Puts right what a complaint is called, what it is about, how urgent it is, and under which tags it is found. Whoever has it
 * keeps it, unless they do not take what it is about: then it goes back to its place in line.
 */
export async function correctComplaint(
  room: CorrectingRoom,
  actor: Actor,
  { id, ...input }: { readonly id: string } & CorrectComplaint,
): Promise<Complaint> {
  requireRole(actor, "admin", "agent");
  const changed = await commandTicket(room, {
    actor,
    ref: id,
    async decide(ticket, stamp, description) {
      requireMayCorrect(ticket, actor);
      const tags = input.tags && (await findTags(room, input.tags));
      return together(ticket, stamp, () => newStamp(room), [
        // First, while whoever corrects it has it still.
        (now, stamp) => (tags ? retagged(room, { ticket: now, actor, stamp }, () => tags) : null),
        (now, stamp) => corrected(room, { ticket: now, description, actor, stamp }, input),
      ]);
    },
  });
  return presentOne(room, actor, changed);
}

/** One complaint, and who corrects it when. */
interface Correcting {
  readonly ticket: Ticket;
  readonly description: string;
  readonly actor: Actor;
  readonly stamp: Stamp;
}

/** The change that puts its title, category or priority right; null where they are as they should be. */
export async function corrected(
  room: Categories<"list"> & Pick<CommandRoom, "store">,
  { ticket, description, actor, stamp }: Correcting,
  input: Omit<CorrectComplaint, "tags">,
): Promise<TicketChange | null> {
  const to = await correctionOf(room, ticket, input);
  const isSameLine = ticket.title === to.title && ticket.category === to.category;
  if (isSameLine) return ticket.priority === to.priority ? null : setPriority(ticket, to.priority, actor, stamp);
  const holder = ticket.assignedTo && (await room.store.findAgent(ticket.assignedTo));
  const change = correct(ticket, to, holder, actor, stamp);
  return to.title === ticket.title
    ? change
    : { ...change, spelling: wordsOf({ ...ticket, title: to.title, description }) };
}

/** What it should be. One that stays what it is may be about what is not offered any more. */
async function correctionOf(
  room: Categories<"list">,
  ticket: Ticket,
  { title = ticket.title, category, priority = ticket.priority }: Omit<CorrectComplaint, "tags">,
): Promise<Correctable> {
  const isMeant = category !== undefined && findCategory([{ name: ticket.category }], category) === undefined;
  return { title, priority, category: isMeant ? await findOffered(room, category) : ticket.category };
}
