import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Clock } from "#server/core/ports/environment.ts";
import type { Loop } from "../loop.ts";

/** What a process that died has left may lie for an hour, and a little longer. */
const SWEEP_EVERY_MS = 600_000;
/** Longer than any upload may take. */
const STALE_MS = 3_600_000;

/**
 * Takes away what processes that died have left of uploads on this machine. Whoever lives cleans up behind itself.
 * @returns how many there were
 */
export async function sweepScratch(folder: string, now: Date, staleMs = STALE_MS): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  let swept = 0;
  for (const name of names) {
    const file = path.join(folder, name);
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (now.getTime() - mtimeMs < staleMs) continue;
    await rm(file, { force: true });
    swept += 1;
  }
  return swept;
}

/** Does that again and again. */
export function scratchLoop(folder: string, clock: Clock): Loop {
  return {
    name: "scratch",
    async turn() {
      await sweepScratch(folder, clock.now());
      return SWEEP_EVERY_MS;
    },
  };
}
