import type { Actor } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import type { FileId } from "#server/core/ids.ts";
import type { Download } from "#server/platform/doors/route.ts";
import { keyOf, thumbnailKeyOf } from "./contents.ts";
import { type FindingRoom, findFile } from "./find-file.ts";
import type { Contents } from "./room.ts";
import type { StoredFile } from "./store.ts";

export type DownloadRoom = FindingRoom & Contents<"open">;

/** For whatever no browser may take for something that it could run or show. */
const OPAQUE = "application/octet-stream";
const THUMBNAIL_TYPE = "image/webp";

/** A file to be kept on its reader's disk. Only what we have made anew ourselves, a picture, says what it is. */
export async function downloadFile(room: DownloadRoom, actor: Actor, id: FileId): Promise<Download> {
  const file = await findFile(room, actor, id);
  const chunks = await opened(room, file, keyOf(id));
  return { name: file.name, type: isPicture(file) ? file.type : OPAQUE, bytes: file.bytes, chunks };
}

/** A small picture of one. @throws DomainError `file.not-found` where it is none */
export async function downloadThumbnail(room: DownloadRoom, actor: Actor, id: FileId): Promise<Download> {
  const file = await findFile(room, actor, id);
  if (!isPicture(file))
    throw new DomainError("file.not-found", { key: "refusals.file.noThumbnail", values: { name: file.name } });
  const chunks = await opened(room, file, thumbnailKeyOf(id));
  return { name: `${file.name}.webp`, type: THUMBNAIL_TYPE, chunks };
}

/** Whether it was made anew here, of its pixels alone. */
function isPicture({ width }: Pick<StoredFile, "width">): boolean {
  return width !== undefined;
}

async function opened({ contents }: DownloadRoom, { name }: StoredFile, key: string) {
  const chunks = await contents.open(key);
  if (chunks) return chunks;
  throw new DomainError("file.not-found", { key: "refusals.file.gone", values: { name } });
}
