import type { Actor } from "#server/core/actor.ts";
import { tooMany } from "#server/platform/limits/too-many.ts";
import type { FilesRoom } from "./room.ts";
import { sizeInWords } from "./sizes.ts";
import type { Uploaded } from "./store.ts";

const DAY_MS = 86_400_000;
/** Some of the day's is free again by then. */
const AGAIN_SECONDS = 3_600;

/**
 * Refuses a file that is more than its sender may send in a day.
 * @param more what is to come, as far as that is known: no bytes before it has come, nothing where its row is there
 */
export async function requireAllowance(room: FilesRoom, actor: Actor, name: string, more: Uploaded): Promise<void> {
  const { clock, files, fileAllowance } = room;
  if (fileAllowance.files === Number.POSITIVE_INFINITY) return;
  const sent = await files.uploadedSince(actor.id, new Date(clock.now().getTime() - DAY_MS));
  if (sent.files + more.files <= fileAllowance.files && sent.bytes + more.bytes <= fileAllowance.bytes) return;
  const values = { name, files: fileAllowance.files, size: sizeInWords(fileAllowance.bytes) };
  throw tooMany(AGAIN_SECONDS, { key: "refusals.tooMany.files", values });
}
