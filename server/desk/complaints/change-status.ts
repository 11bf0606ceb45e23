import type { Actor } from "#server/core/actor.ts";
import { answer } from "#server/core/changes/answer.ts";
import { close, reopen, resolve, waitOnCustomer } from "#server/core/changes/end.ts";
import type { Stamp } from "#server/core/changes/stamp.ts";
import { takeBack } from "#server/core/changes/take-back.ts";
import { DomainError } from "#server/core/errors.ts";
import type { FileId } from "#server/core/ids.ts";
import { hasEnded, requireReopenable, requireTransition } from "#server/core/lifecycle.ts";
import type { Ticket, TicketChange } from "#server/core/ticket.ts";
import type { AttachedFile } from "#server/core/timeline.ts";
import type { Status } from "#server/core/vocabulary.ts";
import { withFilesHeld } from "#server/desk/files/attach.ts";
import type { AttachRoom } from "#server/desk/files/room.ts";
import { commandTicket } from "./command-ticket.ts";
import { presentOne } from "./present.ts";
import type { CommandRoom, Declining } from "./room.ts";
import type { Complaint } from "./wire.ts";

export interface StatusChange {
  /** Either id of the complaint. */
  readonly id: string;
  readonly status: Status;
  readonly message?: string | undefined;
  readonly files?: readonly FileId[] | undefined;
  readonly seenRev?: number | undefined;
}

/** Moves a complaint along its life: solve, wait, resume, take back, close, reopen, with a word to the other side. */
export async function changeStatus(
  room: CommandRoom & Declining & AttachRoom,
  actor: Actor,
  input: StatusChange,
): Promise<Complaint> {
  const changed = await withFilesHeld(room, actor, input.files ?? [], (hold) =>
    commandTicket(room, {
      actor,
      ref: input.id,
      seenRev: input.seenRev,
      async decide(ticket, stamp) {
        // Before files are taken hold of for nothing.
        requireTransition(ticket, input.status, actor);
        return statusChange(room, ticket, actor, { ...input, files: await hold(ticket.id) }, stamp);
      },
    }),
  );
  return presentOne(room, actor, changed);
}

/** The change that a status asked for is, as far as whoever asks may have it now. */
export async function statusChange(
  room: Pick<CommandRoom, "store" | "waits"> & Declining,
  ticket: Ticket,
  actor: Actor,
  { status, message, files = [] }: Omit<StatusChange, "id" | "files"> & { readonly files?: readonly AttachedFile[] },
  stamp: Stamp,
): Promise<TicketChange> {
  requireTransition(ticket, status, actor);
  switch (status) {
    case "Resolved":
      return resolve(ticket, actor, stamp, message, files);
    case "Closed":
      return close(ticket, actor, stamp, message, files);
    case "Waiting on Customer":
      return waitOnCustomer(ticket, actor, stamp, message, files);
    case "In Progress": {
      const agent = ticket.assignedTo ? await room.store.findAgent(ticket.assignedTo) : null;
      return answer(ticket, agent, actor, stamp, message, files);
    }
    case "Open": {
      if (!hasEnded(ticket)) requireNoFiles(files);
      if (!hasEnded(ticket)) return takeBack(ticket, actor, stamp, room.declineMs);
      requireReopenable(ticket, actor, stamp.now);
      const stated = await room.waits.stated(ticket);
      return reopen(ticket, actor, stamp, { message, files, stated });
    }
  }
}

/** What goes back to the line goes there without a word. */
function requireNoFiles(files: readonly AttachedFile[]): void {
  if (files.length === 0) return;
  throw new DomainError(
    "input.invalid",
    { key: "refusals.file.backInLine" },
    { fields: { files: { key: "refusals.file.asNote" } } },
  );
}
