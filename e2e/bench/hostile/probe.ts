import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { type Distribution, distribution } from "../figures.ts";
import type { ProberData } from "./prober.ts";

/** Asks for something small over and over, from a thread of its own, while `work` runs; says how long it waited each time, in milliseconds. */
export async function beside<T>(data: ProberData, work: () => Promise<T>): Promise<{ result: T; waits: Distribution }> {
  const prober = new Worker(new URL("prober.ts", import.meta.url), { workerData: data });
  const [result] = await Promise.all([work(), once(prober, "online")]);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  prober.postMessage("stop");
  const [times]: number[][] = await once(prober, "message");
  await prober.terminate();
  return { result, waits: distribution(times ?? []) };
}
