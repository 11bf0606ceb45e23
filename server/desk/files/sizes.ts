import type { LimitSettings } from "#server/platform/limits/table.ts";
import type { FileAllowance } from "./room.ts";

const MB = 1_000_000;

/** Of one file. A long document with pictures is smaller, a film of a minute is larger. */
export const MOST_FILE_BYTES = 25 * MB;

/** Of one complaint: it is one document, and names each of them twice. */
export const MOST_FILES_A_COMPLAINT = 200;

/** Of one person's, in one process: as many as go with a message. */
export const MOST_PICTURES_WAITING = 10;

/** What no complaint has is kept so long for whoever sent it. */
export const KEPT_MS = 86_400_000;

/** What is set aside for a write, or made for it, is so for this long: no write takes longer, however often it is overtaken. */
export const HELD_MS = 3_600_000;

/** How much one person may send in a day, as this desk has it. */
export function fileAllowance({ isOn, table }: LimitSettings): FileAllowance {
  if (!isOn) return { files: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY };
  return { files: table.files.max, bytes: table["file-megabytes"].max * MB };
}

/** "820 kB", "3.4 MB", as people's own machines say it. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  if (bytes < MB) return `${Math.round(bytes / 1_000)} kB`;
  return `${Number((bytes / MB).toFixed(bytes < 10 * MB ? 1 : 0))} MB`;
}
