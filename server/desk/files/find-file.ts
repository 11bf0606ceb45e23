import { type Actor, isStaff } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import type { FileId } from "#server/core/ids.ts";
import { actsAsStaff } from "#server/core/relation.ts";
import type { Complaints } from "#server/desk/complaints/room.ts";
import type { Macros } from "#server/desk/macros/room.ts";
import { mayUse, ownersFor } from "#server/desk/macros/whose-macros.ts";
import type { Teams } from "#server/desk/teams/room.ts";
import type { Files } from "./room.ts";
import type { StoredFile } from "./store.ts";

export type FindingRoom = Files<"find"> & Complaints<"find"> & Macros<"find"> & Teams<"of" | "list">;

/**
 * A file that this person may read: one of a complaint that they may read, of an internal note only for staff; one of a macro
 * that they can use; and one that they sent themselves and nothing has yet. What complaint or macro name decides, not what the
 * file's row says.
 * @throws DomainError `file.not-found`, the same for what is nowhere and what is not for them
 */
export async function findFile(room: FindingRoom, actor: Actor, id: FileId): Promise<StoredFile> {
  const file = await room.files.find(id);
  if (file && (await mayRead(room, actor, file))) return file;
  throw new DomainError("file.not-found", { key: "refusals.file.none" });
}

async function mayRead(room: FindingRoom, actor: Actor, { id, uploaderId, state, complaintId, macroId }: StoredFile) {
  if (macroId) {
    const macro = isStaff(actor) ? await room.macros.find(macroId) : null;
    return macro !== null && macro.files.some((each) => each.id === id) && mayUse(macro, await ownersFor(room, actor));
  }
  if (state === "kept" || state === "keeping" || !complaintId) return uploaderId === actor.id && state === "kept";
  const found = await room.complaints.find(complaintId);
  if (!found || !(isStaff(actor) || found.ticket.userId === actor.id)) return false;
  const named = found.files.find((each) => each.id === id);
  return named !== undefined && (!named.internal || actsAsStaff(found.ticket, actor));
}
