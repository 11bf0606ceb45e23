import { readFile } from "node:fs/promises";
import { superviseChild } from "#server/local/launch/child.ts";
import { databaseService } from "#server/local/launch/services.ts";

export interface DatabaseProcess extends AsyncDisposable {
  readonly uri: string;
  /** From the start of the process to the line that says where it listens. */
  readonly startedInMs: number;
  /** Memory that the process holds, in MB; NaN where the system does not tell. */
  memoryMb(): Promise<number>;
}

/** The embedded database as `npm run local` starts it, with the same limit on its memory. */
export async function startDatabase(dataDir: string): Promise<DatabaseProcess> {
  const startedAt = performance.now();
  const child = await superviseChild({
    ...databaseService(process.env, { port: 0, dataDir }),
    onLine: () => undefined,
    onStart: () => undefined,
    signal: new AbortController().signal,
  });
  return {
    uri: child.ready,
    startedInMs: performance.now() - startedAt,
    async memoryMb() {
      const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "");
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1_000;
    },
    [Symbol.asyncDispose]: () => child.stop(),
  };
}
