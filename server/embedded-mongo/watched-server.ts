import { existsSync, rmSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { ThreadNews, ThreadOptions } from "./engine-thread.ts";
import { openMark, walFile } from "./folder/names.ts";

/** How long a stop may take before the process ends in the middle of what it does. */
const politeMs = 700;
const signals = ["SIGTERM", "SIGINT"] as const;

/**
 * Serves a folder in a thread of its own until a signal comes. This thread has nothing else to do than to wait for that: a
 * signal is answered within a second however long the command takes that runs. What was acknowledged is on disk by then.
 * @returns the exit code
 */
export async function serveWatched(options: ThreadOptions): Promise<number> {
  const thread = new Worker(new URL("engine-thread.ts", import.meta.url), { workerData: options, execArgv: [] });
  let exitCode = 0;
  const fail = (message: string) => {
    console.error(message);
    exitCode = 1;
  };
  for (const signal of signals) {
    process.once(signal, () => {
      thread.postMessage("stop");
      // Nobody listens any more: the second one ends the process at once, as the signal does by itself.
      setTimeout(() => process.kill(process.pid, signal), politeMs).unref();
    });
  }
  thread.on("message", (news: ThreadNews) => {
    if ("uri" in news) console.log(news.uri);
    else if ("fault" in news) console.error(news.fault);
    else fail(news.failure);
  });
  thread.on("error", (error) => fail(error.stack ?? error.message));
  await new Promise((resolve) => thread.once("exit", resolve));
  // A thread that dies has its database closed for it: then the log is in the file, and missed by nobody.
  if (!existsSync(walFile(options.folder))) rmSync(openMark(options.folder), { force: true });
  return exitCode;
}
