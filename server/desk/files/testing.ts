import { randomUUID } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Actor } from "#server/core/actor.ts";
import type { AttachedFile } from "#server/core/timeline.ts";
import { keepUpload } from "./keep-upload.ts";
import type { FilesRoom } from "./room.ts";

/** What somebody sent ahead: a note about a lamp unless given. */
export async function keepFile(
  room: FilesRoom,
  actor: Actor,
  { name = "lamp.txt", content = "It makes no light." }: { name?: string; content?: string | Uint8Array } = {},
): Promise<AttachedFile> {
  const file = path.join(room.contents.scratch, randomUUID());
  await mkdir(room.contents.scratch, { recursive: true });
  await writeFile(file, content);
  return keepUpload(room, actor, { name, path: file, bytes: content.length, sha256: "" });
}

/** All that is kept under a file, as text. */
export async function contentOf({ contents }: Pick<FilesRoom, "contents">, key: string): Promise<string | null> {
  const chunks = await contents.open(key);
  return chunks && Buffer.concat(await Array.fromAsync(chunks)).toString();
}
