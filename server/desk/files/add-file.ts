import type { Actor } from "#server/core/actor.ts";
import { fileIdOf } from "#server/core/ids.ts";
import type { AttachedFile } from "#server/core/timeline.ts";
import { addComment, requireMayWrite } from "#server/desk/complaints/add-comment.ts";
import { findReadable } from "#server/desk/complaints/find-ticket.ts";
import type { CallingRoom } from "#server/desk/complaints/mentions.ts";
import type { CommandRoom } from "#server/desk/complaints/room.ts";
import type { ReceivedFile } from "#server/platform/doors/route.ts";
import { keepUpload } from "./keep-upload.ts";
import type { AttachRoom, FilesRoom } from "./room.ts";
import { takeBackFile } from "./take-back-file.ts";

interface Into {
  /** Either id of the complaint. */
  readonly id: string;
  readonly internal: boolean;
}

export type AddingRoom = FilesRoom & AttachRoom & CommandRoom & CallingRoom;

/** Refuses a file that would not be taken into this complaint, before any of it has come. */
export async function requireMayAdd(room: AddingRoom, actor: Actor, { id, internal }: Into): Promise<void> {
  const { ticket } = await findReadable(room, actor, id);
  requireMayWrite(ticket, actor, internal);
}

/** Adds a file to a complaint at once, as a message without words. The same request adds it once. */
export async function addFile(
  room: AddingRoom,
  actor: Actor,
  { id, internal }: Into,
  received: ReceivedFile,
): Promise<AttachedFile> {
  const before = room.resourceId ? await room.files.find(fileIdOf(room.resourceId)) : null;
  const file = await keepUpload(room, actor, received);
  // The key of the request is the file's; of the message it is nobody's.
  if (before?.state === "attached") return file;
  try {
    await addComment({ ...room, once: null }, actor, { id, internal, files: [file.id] });
  } catch (error) {
    await takeBackFile(room, actor, file.id).catch(() => {});
    throw error;
  }
  return file;
}
