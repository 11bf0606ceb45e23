import type { FileId } from "#server/core/ids.ts";
import type { Contents, Files } from "./room.ts";

/** Under which names the contents of a file lie. */
export const keyOf = (id: FileId): string => id;
export const thumbnailKeyOf = (id: FileId): string => `${id}.thumb`;

/** Takes away a file: what is in it first, so that no contents are ever left without a row that knows them. */
export async function removeFile({ files, contents }: Files<"drop"> & Contents<"remove">, id: FileId): Promise<void> {
  await contents.remove(thumbnailKeyOf(id));
  await contents.remove(keyOf(id));
  await files.drop(id);
}
