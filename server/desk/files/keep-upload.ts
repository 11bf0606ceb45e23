import { stat } from "node:fs/promises";
import type { Actor } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { fileIdOf } from "#server/core/ids.ts";
import type { AttachedFile } from "#server/core/timeline.ts";
import type { ReceivedFile } from "#server/platform/doors/route.ts";
import { tooMany } from "#server/platform/limits/too-many.ts";
import { requireAllowance } from "./allowance.ts";
import { keyOf, removeFile, thumbnailKeyOf } from "./contents.ts";
import { isPicture, makeAnew } from "./picture.ts";
import type { FilesRoom } from "./room.ts";
import { KEPT_MS } from "./sizes.ts";
import { typeOf } from "./type-of.ts";

/** Some of theirs are done by then. */
const PICTURES_SECONDS = 10;

/**
 * Looks into a file that has arrived and keeps it for whoever sent it, for a day. Pictures are made anew, without where they
 * were taken. Its row is there before its contents, so that nothing lies anywhere of which nobody knows.
 * @throws DomainError with the file's name and what to do
 */
export async function keepUpload(room: FilesRoom, actor: Actor, received: ReceivedFile): Promise<AttachedFile> {
  if (received.bytes === 0) {
    throw new DomainError("input.invalid", { key: "refusals.file.empty", values: { name: received.name } });
  }
  const { file, from } = await lookedInto(room, actor, received);
  await requireAllowance(room, actor, file.name, { files: 1, bytes: file.bytes });
  const now = room.clock.now();
  const id = fileIdOf(room.resourceId ?? room.ids.documentId());
  const row = { ...file, id, uploaderId: actor.id, at: now, expiresAt: new Date(now.getTime() + KEPT_MS) };
  // A request that comes again goes on where the first one died.
  if (!(await room.files.insert(row)) && (await room.files.find(id))?.state !== "keeping") return { ...file, id };
  await requireStillAllowed(room, actor, { ...file, id });
  if (from.thumbnail) await room.contents.put(thumbnailKeyOf(id), from.thumbnail);
  await room.contents.put(keyOf(id), from.contents);
  await room.files.keep(id);
  return { id, ...file };
}

/** Several that came at the same moment saw none of each other; from here each sees all. */
async function requireStillAllowed(room: FilesRoom, actor: Actor, { id, name }: AttachedFile): Promise<void> {
  try {
    await requireAllowance(room, actor, name, { files: 0, bytes: 0 });
  } catch (error) {
    await removeFile(room, id);
    throw error;
  }
}

async function lookedInto({ pictures }: FilesRoom, actor: Actor, { name, path, bytes }: ReceivedFile) {
  const type = await typeOf(path);
  if (!isPicture(name, type)) return { file: { name, type, bytes }, from: { contents: path } };
  const written = { image: `${path}.image`, thumbnail: `${path}.thumb` };
  const making = pictures(actor.id, () => makeAnew(name, type, path, written));
  if (!making) throw tooMany(PICTURES_SECONDS, { key: "refusals.tooMany.pictures", values: { name } });
  const size = await making;
  const { size: madeBytes } = await stat(written.image);
  return {
    file: { name, type, bytes: madeBytes, ...size },
    from: { contents: written.image, thumbnail: written.thumbnail },
  };
}
