import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { Actor } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { type FileId, fileIdOf } from "#server/core/ids.ts";
import type { AttachedFile } from "#server/core/timeline.ts";
import { keyOf, thumbnailKeyOf } from "./contents.ts";
import type { FilesRoom } from "./room.ts";
import { HELD_MS } from "./sizes.ts";
import { takeBackFile } from "./take-back-file.ts";

/** Copies on their way to one message. Disposing of them takes away what no complaint has got by then. */
export interface Copies extends AsyncDisposable {
  /** Copies of these for whoever writes the message; asked again for the same, the same copies. */
  of(files: readonly AttachedFile[]): Promise<readonly FileId[]>;
}

/** Copies files that stay where they are, so that a message keeps its own whatever becomes of them. */
export function openCopies(room: FilesRoom, actor: Actor): Copies {
  const copies = new Map<FileId, Promise<FileId>>();
  const copyOf = (file: AttachedFile) => {
    const copy = copies.get(file.id) ?? copyFile(room, actor, file);
    copies.set(file.id, copy);
    return copy;
  };
  return {
    async of(files) {
      const ids: FileId[] = [];
      for (const file of files) ids.push(await copyOf(file));
      return ids;
    },
    async [Symbol.asyncDispose]() {
      for (const copy of copies.values()) {
        const id = await copy.catch(() => null);
        // What cannot be taken away now is taken when its time is over.
        if (id) await takeBackFile(room, actor, id).catch(() => {});
      }
    },
  };
}

async function copyFile(room: FilesRoom, actor: Actor, file: AttachedFile): Promise<FileId> {
  const id = fileIdOf(room.ids.documentId());
  const now = room.clock.now();
  // Whoever dies before the message is written leaves it to the cleaner.
  const expiresAt = new Date(now.getTime() + HELD_MS);
  await room.files.insert({ ...file, id, uploaderId: actor.id, at: now, expiresAt, copied: true });
  if (file.width !== undefined) await copyContents(room, file, thumbnailKeyOf(file.id), thumbnailKeyOf(id));
  await copyContents(room, file, keyOf(file.id), keyOf(id));
  await room.files.keep(id);
  return id;
}

async function copyContents({ contents }: FilesRoom, { name }: AttachedFile, from: string, to: string): Promise<void> {
  await mkdir(contents.scratch, { recursive: true });
  const chunks = await contents.open(from);
  if (!chunks) throw new DomainError("file.not-found", { key: "refusals.file.gone", values: { name } });
  const scratch = path.join(contents.scratch, to);
  try {
    await pipeline(chunks, createWriteStream(scratch));
    await contents.put(to, scratch);
  } finally {
    await rm(scratch, { force: true });
  }
}
