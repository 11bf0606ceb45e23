import { writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { systemTimers } from "#server/platform/timers.ts";

const POLL_MS = 50;
/** Children of a killed launcher stop within eight seconds. */
const WAIT_MS = 10_000;

/** Notes the children's process ids, so that a later start can wait for them if this launcher is killed. */
export function rememberChildren(dataDir: string, pids: Iterable<number>): void {
  writeFileSync(fileIn(dataDir), JSON.stringify([...pids]), { mode: 0o600 });
}

/**
 * Waits until the children of a launcher that was killed are gone, so that their ports and folders are free. One that an
 * experiment had frozen has not noticed yet that it should go: it is woken.
 */
export async function waitForPreviousRun(dataDir: string): Promise<void> {
  const pids = await readFile(fileIn(dataDir), "utf8").then(
    (text) => JSON.parse(text) as number[],
    () => [],
  );
  pids.forEach(wake);
  const deadline = performance.now() + WAIT_MS;
  while (pids.some(isRunning) && performance.now() < deadline) await systemTimers.sleep(POLL_MS);
}

function fileIn(dataDir: string): string {
  return path.join(dataDir, "launch", "children.json");
}

function wake(pid: number): void {
  try {
    process.kill(pid, "SIGCONT");
  } catch {
    // It is gone, or not ours any more.
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
