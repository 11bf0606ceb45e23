import { cleanUpFiles, type FileCleaningRoom } from "#server/desk/files/clean-up-files.ts";
import type { Loop } from "#server/platform/loop.ts";

/** What nobody sent with anything is kept for a day, and may lie for a minute longer. */
const LOOK_MS = 60_000;

/** Takes away files that nobody needs, and finishes what a process that died has left half done. Harmless beside other consumers. */
export function createFilesLoop(room: FileCleaningRoom): Loop {
  return { name: "files", turn: async () => ((await cleanUpFiles(room)) ? 0 : LOOK_MS) };
}
