import { type Actor, requireRole } from "#server/core/actor.ts";
import { newStamp } from "#server/core/assignments/ports.ts";
import { comment } from "#server/core/changes/converse.ts";
import { helping } from "#server/core/changes/help.ts";
import { type Step, together } from "#server/core/changes/together.ts";
import { DomainError } from "#server/core/errors.ts";
import type { FileId, MacroId, TicketId } from "#server/core/ids.ts";
import { hasEnded } from "#server/core/lifecycle.ts";
import { type FieldValues, linkTo } from "#server/core/macro-fields.ts";
import { requireNotFiler } from "#server/core/relation.ts";
import type { Ticket } from "#server/core/ticket.ts";
import type { AttachedFile } from "#server/core/timeline.ts";
import type { Categories } from "#server/desk/categories/room.ts";
import { statusChange } from "#server/desk/complaints/change-status.ts";
import { commandTicket } from "#server/desk/complaints/command-ticket.ts";
import { corrected } from "#server/desk/complaints/correct-complaint.ts";
import { requireMayCorrect } from "#server/desk/complaints/may-correct.ts";
import { presentOne } from "#server/desk/complaints/present.ts";
import { retagged } from "#server/desk/complaints/retagged.ts";
import type { CommandRoom, Declining } from "#server/desk/complaints/room.ts";
import { withTags } from "#server/desk/complaints/tag-complaint.ts";
import type { Complaint } from "#server/desk/complaints/wire.ts";
import { type HoldFiles, withFilesHeld } from "#server/desk/files/attach.ts";
import { type Copies, openCopies } from "#server/desk/files/copy-files.ts";
import type { AttachRoom, FilesRoom } from "#server/desk/files/room.ts";
import { MOST_FILES_A_MESSAGE } from "#server/desk/files/wire.ts";
import type { Posting } from "#server/desk/mails/room.ts";
import type { People } from "#server/desk/people/room.ts";
import type { Tags } from "#server/desk/tags/room.ts";
import type { Teams } from "#server/desk/teams/room.ts";
import { filled } from "./filled.ts";
import type { Macros } from "./room.ts";
import type { MacroRecord } from "./store.ts";
import { ownersFor, requireMacro } from "./whose-macros.ts";

export type ApplyingRoom = CommandRoom &
  FilesRoom &
  AttachRoom &
  Declining &
  Categories<"list"> &
  Tags<"resolved"> &
  Teams<"of" | "list"> &
  People &
  Pick<Posting, "delivery"> &
  Macros<"find" | "countUse">;

export interface Applying {
  /** Either id of the complaint. */
  readonly id: string;
  readonly macroId: MacroId;
  /** What is said in place of its words, to the letter. */
  readonly message?: string | undefined;
  /** What goes with what is said, beside the macro's own. */
  readonly files?: readonly FileId[] | undefined;
  /** The complaint's `rev` when whoever says it had read it: refused where others have written since. */
  readonly seenRev?: number | undefined;
}

/**
 * Says what a macro says, with its files, and does what it does, in one write: all of it or nothing. Each act is allowed or refused as if it
 * were asked for by itself, and what is so already is no act. Whoever repeats it has used it once.
 */
export async function applyMacro(room: ApplyingRoom, actor: Actor, input: Applying): Promise<Complaint> {
  requireRole(actor, "agent", "admin");
  let isUsed = false;
  await using copies = openCopies(room, actor);
  const changed = await withFilesHeld(room, actor, input.files ?? [], (hold) =>
    commandTicket(room, {
      actor,
      ref: input.id,
      seenRev: input.seenRev,
      async decide(ticket, stamp, description) {
        requireNotFiler(ticket, actor);
        const macro = await requireMacro(room, input.macroId, await ownersFor(room, actor));
        const text = filled(macro, await valuesFor(room, actor, ticket), input.message);
        const files = await filesFor(hold, copies, ticket.id, macro, input);
        const said = { ...text, description, files };
        return together(ticket, stamp, () => newStamp(room), stepsOf(room, actor, macro, said));
      },
      onWritten: () => {
        isUsed = true;
      },
    }),
  );
  if (isUsed) await room.macros.countUse(input.macroId);
  return presentOne(room, actor, changed);
}

/** What goes with the message: what its writer sent, and copies of what the macro has, which stay whatever becomes of it. */
async function filesFor(
  hold: HoldFiles,
  copies: Copies,
  ticketId: TicketId,
  { name, files: its }: MacroRecord,
  { files: sent = [] }: Applying,
): Promise<readonly AttachedFile[]> {
  if (its.length + sent.length > MOST_FILES_A_MESSAGE) {
    const values = { name, its: its.length, sent: sent.length, most: MOST_FILES_A_MESSAGE };
    const message = { key: "refusals.macro.tooManyFiles", values } as const;
    throw new DomainError("input.invalid", message, { fields: { files: message } });
  }
  return hold(ticketId, await copies.of(its));
}

/** What its fields stand for, for this complaint and whoever answers it. */
async function valuesFor(room: People & Pick<Posting, "delivery">, actor: Actor, ticket: Ticket): Promise<FieldValues> {
  const customer = await room.people.find(ticket.userId);
  return {
    customer: customer?.name ?? "",
    agent: actor.name,
    number: ticket.complaintId,
    link: linkTo(ticket.complaintId, room.delivery.publicUrl),
  };
}

/** What a refusal calls it by. */
type Act = "tags" | "priority" | "category" | "status" | "note" | "words";

interface Said {
  readonly description: string;
  readonly words: string;
  readonly hasWords: boolean;
  /** None where the macro writes none. */
  readonly note: string | null;
  readonly files: readonly AttachedFile[];
}

/** A note and the words come first, while whoever writes them has it still; what closes it or gives it back comes last. */
function stepsOf(room: ApplyingRoom, actor: Actor, macro: MacroRecord, said: Said): Step[] {
  const { description, words, hasWords, note, files } = said;
  const { status, priority, category, addTags, removeTags } = macro.acts;
  const named = (act: Act, step: Step): Step => naming(macro.name, act, step);
  const says: Step = (ticket, stamp) =>
    hasWords || files.length > 0 ? comment(ticket, actor, words, false, stamp, files) : null;
  const notes: Step = (ticket, stamp) =>
    note === null ? null : helping(ticket, comment(ticket, actor, note, true, stamp), actor);
  const corrects: Step[] = [
    named("tags", (ticket, stamp) => {
      if (addTags.length + removeTags.length === 0) return null;
      requireMayCorrect(ticket, actor);
      return tagged(room, { ticket, actor, stamp }, { addTags, removeTags });
    }),
    named("priority", (ticket, stamp) => {
      if (priority === null || priority === ticket.priority) return null;
      requireMayCorrect(ticket, actor);
      return corrected(room, { ticket, description, actor, stamp }, { priority });
    }),
    named("category", (ticket, stamp) => {
      if (category === null || category === ticket.category) return null;
      requireMayCorrect(ticket, actor);
      return corrected(room, { ticket, description, actor, stamp }, { category });
    }),
  ];
  // Of what goes back to the line nothing is said in that step.
  const isMute = (ticket: Ticket) => status === "Open" && !hasEnded(ticket);
  const isMove = (ticket: Ticket) => status !== null && status !== ticket.status;
  const sayBefore: Step = (ticket, stamp) => (isMove(ticket) && !isMute(ticket) ? null : says(ticket, stamp));
  const moves = named("status", (ticket, stamp) => {
    if (status === null || !isMove(ticket)) return null;
    const message = hasWords ? words : undefined;
    return statusChange(room, ticket, actor, isMute(ticket) ? { status } : { status, message, files }, stamp);
  });
  const isLast = status === "Open" || status === "Closed";
  return [
    named("note", notes),
    ...(isLast ? [named("words", sayBefore), ...corrects, moves] : [named("words", sayBefore), moves, ...corrects]),
  ];
}

async function tagged(
  room: Tags<"resolved">,
  of: Parameters<typeof retagged>[1],
  { addTags, removeTags }: Pick<MacroRecord["acts"], "addTags" | "removeTags">,
) {
  const now = await room.tags.resolved([...addTags, ...removeTags]);
  const become = (ids: typeof addTags) => ids.flatMap((id) => now.get(id)?.id ?? []);
  const on = become(addTags);
  // Of two that were merged since it is meant to have what they became.
  const off = become(removeTags).filter((id) => !on.includes(id));
  return retagged(room, of, withTags(on, off));
}

/** The same step, whose refusal says which act of which macro it was. */
function naming(macro: string, act: Act, step: Step): Step {
  return async (ticket, stamp) => {
    try {
      return await step(ticket, stamp);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const values = { macro, act, why: error.says ?? error.message };
      const { fields: _of, ...detail } = error.detail;
      throw new DomainError(error.code, { key: "refusals.macro.actRefused", values }, detail, { cause: error });
    }
  };
}
