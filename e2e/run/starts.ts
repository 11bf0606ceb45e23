import { ChildProcess } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";
import { appendFileSync, readFileSync } from "node:fs";

/** What a process is, by its command line; the first that fits. */
const KINDS = [
  ["databases", /embedded-mongo\/main[.]ts/],
  ["SNS/SQS", /local\/aws\/main[.]ts/],
  ["consumers", /consumer\/main[.]ts/],
  ["webs", /chaos\/web\/main[.]ts|next\/dist\/bin\/next start/],
  ["browsers", /chrom|headless_shell/i],
  ["commands", /server\/tools\//],
  ["simulators", /e2e\/simulation\//],
] as const;
const OTHERS = "others";
/** In the order of the table's columns. */
export const START_KINDS: readonly string[] = [...KINDS.map(([kind]) => kind), OTHERS];

/** What this command line starts. */
export function kindOfStart(command: readonly string[]): string {
  return KINDS.find(([, pattern]) => pattern.test(command.join(" ")))?.[0] ?? OTHERS;
}

/** Writes everything that this process starts into the file, a line each with its kind: processes, and databases within. */
export function noteStarts(file: string): void {
  const note = (kind: string) => appendFileSync(file, `${kind}\n`);
  subscribe("embedded-mongo.test-server", () => note("databases"));
  subscribe("child_process", (message) => {
    if (!(message instanceof Object && "process" in message && message.process instanceof ChildProcess)) return;
    const child = message.process;
    // Announced before it has its arguments.
    child.once("spawn", () => note(kindOfStart([child.spawnfile, ...child.spawnargs])));
  });
}

/** How often each kind was started, as the file has it; nothing when there is no file. */
export function countStarts(file: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const kind of readLines(file)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, "utf8").split("\n").filter(Boolean);
  } catch {
    return [];
  }
}
