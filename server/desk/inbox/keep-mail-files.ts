import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import type { Actor } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import type { FileId } from "#server/core/ids.ts";
import { keepUpload } from "#server/desk/files/keep-upload.ts";
import type { FilesRoom } from "#server/desk/files/room.ts";
import { MOST_FILE_BYTES } from "#server/desk/files/sizes.ts";
import { isAway } from "#server/platform/files/file-store.ts";
import type { MailFile, ReadMail } from "./mail.ts";
import type { KeptMail } from "./store.ts";

/** As many as a message takes. */
const MOST_FILES = 10;

/** What of a mail's files goes with its words, and what does not. */
export interface TakenFiles {
  readonly ids: FileId[];
  readonly left: readonly MailFile[];
}

/** Where the contents of a mail's files lie while it is read: each under this and its place among them. */
export const prefixOf = ({ contents }: Pick<FilesRoom, "contents">, { id }: Pick<KeptMail, "id">): string =>
  path.join(contents.scratch, `mail-${id}-`);

/**
 * Keeps what came with a mail, as if its writer had sent it on the page: looked into, made anew where it is a picture, and theirs
 * for a day until their words take it along. What is refused stays with the mail; while files can be kept nowhere, the mail waits. The ids follow from the mail, so that
 * whoever reads it once more keeps nothing twice.
 */
export async function keepMailFiles(
  room: FilesRoom,
  actor: Actor,
  { key, id }: Pick<KeptMail, "key" | "id">,
  { files }: Pick<ReadMail, "files">,
): Promise<TakenFiles> {
  const ids: FileId[] = [];
  const left: MailFile[] = [];
  for (const [place, file] of files.entries()) {
    if (ids.length === MOST_FILES || file.bytes > MOST_FILE_BYTES || file.bytes === 0) {
      left.push(file);
      continue;
    }
    const resourceId = `${key.slice(0, 20)}${place.toString(16).padStart(4, "0")}`;
    const received = { name: file.name, path: `${prefixOf(room, { id })}${place}`, bytes: file.bytes, sha256: "" };
    try {
      ids.push((await keepUpload({ ...room, resourceId }, actor, received)).id);
    } catch (error) {
      if (!(error instanceof DomainError) || isAway(error)) throw error;
      left.push(file);
    }
  }
  return { ids, left };
}

/** Takes away what lies there of this mail. */
export async function clearMailFiles(room: Pick<FilesRoom, "contents">, mail: Pick<KeptMail, "id">): Promise<void> {
  const { scratch } = room.contents;
  const start = path.basename(prefixOf(room, mail));
  const names = await readdir(scratch).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(start)))
    await rm(path.join(scratch, name), { force: true });
}
