import type { Actor } from "#server/core/actor.ts";
import type { FileId } from "#server/core/ids.ts";
import { removeFile } from "./contents.ts";
import type { FilesRoom } from "./room.ts";

/** Whoever dies while it goes leaves it to the cleaner. */
const AGAIN_MS = 60_000;

/** Takes away a file that its uploader has not sent with anything. What is gone, attached, or somebody else's stays as it is. */
export async function takeBackFile(room: FilesRoom, actor: Actor, id: FileId): Promise<void> {
  const again = new Date(room.clock.now().getTime() + AGAIN_MS);
  if (await room.files.takeBack(id, actor.id, again)) await removeFile(room, id);
}
