import { type Actor, isStaff } from "#server/core/actor.ts";
import { isOnDuty } from "#server/core/agent.ts";
import { answer } from "#server/core/changes/answer.ts";
import { calling } from "#server/core/changes/call.ts";
import { comment } from "#server/core/changes/converse.ts";
import { askingForHelp, helping } from "#server/core/changes/help.ts";
import { DomainError } from "#server/core/errors.ts";
import type { FileId } from "#server/core/ids.ts";
import { allowedStatuses, hasEnded } from "#server/core/lifecycle.ts";
import { actsAsStaff } from "#server/core/relation.ts";
import { statusNamed } from "#server/core/status-named.ts";
import type { Ticket } from "#server/core/ticket.ts";
import { withFilesHeld } from "#server/desk/files/attach.ts";
import type { AttachRoom } from "#server/desk/files/room.ts";
import { commandTicket } from "./command-ticket.ts";
import { type CallingRoom, whoIsAsked, whoIsCalled } from "./mentions.ts";
import { presentOne } from "./present.ts";
import type { CommandRoom } from "./room.ts";
import type { Complaint } from "./wire.ts";
import type { MentionInput } from "./writing-wire.ts";

export interface CommentInput {
  /** Either id of the complaint. */
  readonly id: string;
  /** None where files say it all. */
  readonly message?: string | undefined;
  readonly internal: boolean;
  readonly files?: readonly FileId[] | undefined;
  /** Whom it calls, where it is a note. */
  readonly mentions?: readonly MentionInput[] | undefined;
  /** Of whom it calls, where it is a note, or of the leads. */
  readonly asksForHelp?: boolean | undefined;
  readonly seenRev?: number | undefined;
}

/**
 * Adds a message, or for staff an internal note, with its files. Its filer's words on a waiting complaint are the answer it
 * waits for, and on one whose agent is not there they bring it back to the line.
 */
export async function addComment(
  room: CommandRoom & AttachRoom & CallingRoom,
  actor: Actor,
  { id, message = "", internal, files: ids = [], mentions = [], asksForHelp = false, seenRev }: CommentInput,
): Promise<Complaint> {
  if (internal && !isStaff(actor)) throw new DomainError("auth.forbidden", { key: "refusals.complaint.notesForStaff" });
  const changed = await withFilesHeld(room, actor, ids, (hold) =>
    commandTicket(room, {
      actor,
      ref: id,
      seenRev,
      decide: async (ticket, stamp) => {
        requireMayWrite(ticket, actor, internal);
        const called = await whoIsCalled(room, actor, ticket, internal, mentions);
        const asked = asksForHelp ? await whoIsAsked(room, actor, ticket, internal, called) : null;
        const isCustomer = !actsAsStaff(ticket, actor);
        const files = await hold(ticket.id);
        const agent = isCustomer && ticket.assignedTo ? await room.store.findAgent(ticket.assignedTo) : null;
        const answered = () => answer(ticket, agent, actor, stamp, message, files);
        if (isCustomer && ticket.status === "Waiting on Customer") return answered();
        // rule: words-for-the-absent-go-to-the-line
        if (agent && ticket.status === "In Progress" && !isOnDuty(agent)) return answered();
        const said = calling(comment(ticket, actor, message, internal, stamp, files), called);
        if (!internal) return said;
        return asked ? askingForHelp(ticket, said, actor, asked) : helping(ticket, said, actor);
      },
    }),
  );
  return presentOne(room, actor, changed);
}

/** Refuses whoever may not write in it, in this voice. */
export function requireMayWrite(ticket: Ticket, actor: Actor, internal: boolean): void {
  if (internal && !isStaff(actor)) throw new DomainError("auth.forbidden", { key: "refusals.complaint.notesForStaff" });
  if (actsAsStaff(ticket, actor)) return;
  if (internal) throw new DomainError("auth.forbidden", { key: "refusals.complaint.yoursAndNotes" });
  if (!hasEnded(ticket)) return;
  throw new DomainError(
    "complaint.transition-not-allowed",
    { key: "refusals.complaint.ended.comment", values: { status: statusNamed(ticket.status) } },
    { allowed: allowedStatuses(ticket, actor) },
  );
}
