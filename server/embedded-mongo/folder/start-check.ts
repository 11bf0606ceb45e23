import { once } from "node:events";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { DamagedFolder } from "./damage.ts";
import { damageNote, databaseFile } from "./names.ts";

/** How long a start waits for the check: on a database of this time and longer it goes on beside the first work. */
const patienceMs = 2_000;

/**
 * Reads every page of a folder's database once, in a thread beside the server (SQLite's `quick_check`).
 * What it finds within two seconds is a refusal to start. What it finds later is told, and written down: the next start
 * waits for the whole check.
 * @returns what ends a check that still goes on
 * @throws DamagedFolder
 */
export async function checkAtStart(folder: string, onDamage: (damage: DamagedFolder) => void): Promise<Disposable> {
  const file = databaseFile(folder);
  const note = damageNote(folder);
  const wasDamaged = existsSync(note);
  const thread = new Worker(new URL("start-check-thread.ts", import.meta.url), { workerData: file, execArgv: [] });
  const checked = firstWord(thread).then((findings) => {
    if (findings.length === 0) rmSync(note, { force: true });
    return findings.length === 0 ? null : new DamagedFolder(file, `is damaged:\n  ${findings.join("\n  ")}`);
  });
  const giveUp = new AbortController();
  const patience = wasDamaged ? never : delay(patienceMs, null, { signal: giveUp.signal, ref: false });
  const early = await Promise.race([checked, patience]).finally(() => giveUp.abort());
  thread.unref();
  if (early !== null) throw early;
  void checked.then((damage) => {
    if (damage === null) return;
    writeFileSync(note, `${damage.message}\n`);
    onDamage(damage);
  });
  return { [Symbol.dispose]: () => void thread.terminate() };
}

const never = new Promise<never>(() => undefined);

/** What the thread found; that it could not even read the file is a finding. */
async function firstWord(thread: Worker): Promise<string[]> {
  try {
    const [findings] = await once(thread, "message");
    return findings as string[];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
