import { inspect } from "node:util";
import { parentPort, workerData } from "node:worker_threads";
import { FolderInUse } from "./lock.ts";
import { serve } from "./serve.ts";

/** What the thread is started with. */
export interface ThreadOptions {
  readonly port: number;
  readonly folder: string;
  readonly hasTestCommands: boolean;
}

/** What the thread says: where it can be reached, what went wrong on the way, or in words for people why it cannot go on. */
export type ThreadNews = { readonly uri: string } | { readonly fault: string } | { readonly failure: string };

/** Enough for the log of a few hundred changes. */
const reserveBytes = 8 * 1024 * 1024;

function explain(error: unknown, port: number): string {
  if (error instanceof FolderInUse) return error.message;
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    return `Port ${port} is taken; choose another with --port, or 0 for any free one.`;
  }
  return error instanceof Error ? error.message : String(error);
}

/** Serves a folder until it is sent anything, which is the wish that it stops; the thread ends by itself once nothing is open. */
async function run(options: ThreadOptions): Promise<void> {
  const say = (news: ThreadNews) => parentPort?.postMessage(news);
  const fail = (error: unknown) => say({ failure: explain(error, options.port) });
  const stopped = new Promise<void>((resolve) => parentPort?.once("message", () => resolve()));
  try {
    const damaged = Promise.withResolvers<never>();
    const reportFault = (error: unknown) => say({ fault: inspect(error) });
    const server = await serve({ ...options, reserveBytes, reportFault, onDamage: damaged.reject });
    say({ uri: server.uri });
    try {
      await Promise.race([stopped, damaged.promise]);
    } finally {
      await server.stop();
    }
  } catch (error) {
    fail(error);
  }
  parentPort?.close();
}

await run(workerData as ThreadOptions);
