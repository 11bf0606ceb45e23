import type { Actor } from "#server/core/actor.ts";
import { command } from "#server/core/assignments/command.ts";
import { ticketRef } from "#server/core/assignments/ports.ts";
import { requireNobodyErased } from "#server/core/changes/after-erasing.ts";
import { applyChange, inOrder } from "#server/core/changes/apply.ts";
import { requireRoomFor } from "#server/core/changes/room-left.ts";
import type { Stamp } from "#server/core/changes/stamp.ts";
import { DomainError } from "#server/core/errors.ts";
import { findMade, letGoBefore, madeNothing, withKey } from "#server/core/once/made.ts";
import { honouredSince } from "#server/core/once/once.ts";
import type { Help, Made, Ticket, TicketChange } from "#server/core/ticket.ts";
import { isTooLarge } from "#server/platform/db/too-large.ts";
import { findReadable } from "./find-ticket.ts";
import { requireNothingNew } from "./nothing-new.ts";
import type { CommandRoom } from "./room.ts";
import { requireRoomForKey } from "./room-for-keys.ts";
import { wordsIn } from "./said.ts";
import type { FoundComplaint, StoredComplaint } from "./stored-complaint.ts";

export interface TicketCommand {
  readonly actor: Actor;
  readonly ref: string;
  /** What `rev` was when whoever writes had read all that was said: where others wrote since, they are refused. */
  readonly seenRev?: number | undefined;
  /** Decides on what is true now; null means that nothing has to change. Called again when the write was overtaken. */
  readonly decide: (
    ticket: Ticket,
    stamp: Stamp,
    description: string,
  ) => TicketChange | null | Promise<TicketChange | null>;
  /** Told when this very call has written what was decided: not for a repetition, and not where nothing had to change. */
  readonly onWritten?: () => void;
}

/** A complaint as it was read, and what this very request has made of it before, which may be nothing. */
interface Read extends FoundComplaint {
  readonly before: Made | null;
}

/**
 * Changes a complaint that the actor may read, as `decide` says of what is true now. A request that made its change before,
 * or had nothing to change, makes none, and is answered as the first time.
 */
export async function commandTicket(
  room: CommandRoom,
  { actor, ref, seenRev, decide, onWritten }: TicketCommand,
): Promise<StoredComplaint> {
  const { once } = room;
  const { found, written } = await command(room, {
    async read(): Promise<Read> {
      const read = await findReadable(room, actor, ref);
      const before = once ? findMade(read, once, room) : null;
      const stale = once && letGoBefore(read.made, room);
      if (stale) await room.complaints.letGoOfKeys(read.ticket.id, stale);
      return { ...read, before };
    },
    refOf: ({ ticket }) => ticketRef(ticket.id),
    async decide({ ticket, description, made, said, before }, stamp) {
      // rule: a-change-is-made-once
      if (before) return null;
      if (seenRev !== undefined) requireNothingNew(actor, said, seenRev);
      const change = await decide(ticket, stamp, description);
      if (once) requireRoomForKey({ ticket, made }, change, room);
      if (!change) return null;
      let now = ticket;
      for (const each of inOrder(change)) {
        requireNobodyErased(now, each);
        requireRoomFor(now, each);
        now = applyChange(now, { ...each, also: [] });
      }
      return once ? withKey(ticket, change, once) : change;
    },
    write: async ({ ticket }, change) => (await committed(room, ticket, change)) === "won",
    async keep(found, { now }) {
      if (!once || found.before) return true;
      return room.complaints.keepKey(found.ticket, madeNothing(found, once, now), honouredSince(room));
    },
    overtaken: { key: "refusals.complaint.overtaken" } as const,
  });
  const { ticket, before } = found;
  if (before) {
    once?.onRepeat();
    return { ...found, ticket: { ...ticket, ...before.after }, updatedAt: before.unchangedSince ?? before.at };
  }
  if (!written) return found;
  onWritten?.();
  const changes = inOrder(written);
  const last = changes.at(-1) ?? written;
  if (changes.some((each) => wordsIn(ticket, each))) {
    await readBefore(room, actor, ticket, last);
    // Customers' drafts stay on their devices.
    if (once && actor.role !== "user") await room.drafts.markSent(once.key);
  }
  const after = applyChange(ticket, written);
  if (ticket.help && !after.help) await nobodyIsAsked(room, ticket.help, after, last.event.at);
  return { ...found, ticket: after, updatedAt: last.event.at };
}

/** @throws DomainError `complaint.conversation-full` where the database takes no document of that size, whatever was counted */
async function committed({ store }: CommandRoom, ticket: Ticket, change: TicketChange) {
  try {
    return await store.commit(ticket, change);
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    const words = { key: "refusals.complaint.tooGreat", values: { complaintId: ticket.complaintId } } as const;
    throw new DomainError("complaint.conversation-full", words, {}, { cause: error });
  }
}

/** Nobody is asked any more: what they were told of it is as good as read. */
async function nobodyIsAsked(room: CommandRoom, { people }: Help, { complaintId }: Ticket, at: Date) {
  for (const id of await room.notifications.takeBackHelp(people, complaintId, at)) await room.readings.announce(id);
}

/** Whoever writes has read what they were told of it before. */
async function readBefore(room: CommandRoom, actor: Actor, { complaintId }: Ticket, { event }: TicketChange) {
  const hadNotices = await room.notifications.markReadAbout(actor.id, complaintId, event.at, event.rev);
  if (hadNotices) await room.readings.announce(actor.id);
}
