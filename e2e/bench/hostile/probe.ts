import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { ProberData } from "./prober.ts";

/** What a quiet client had to wait for an answer, in milliseconds. */
export interface Waits {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Asks for something small over and over, from a thread of its own, while `work` runs. */
export async function beside<T>(data: ProberData, work: () => Promise<T>): Promise<{ result: T; waits: Waits }> {
  const prober = new Worker(new URL("prober.ts", import.meta.url), { workerData: data });
  const [result] = await Promise.all([work(), once(prober, "online")]);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  prober.postMessage("stop");
  const [times]: number[][] = await once(prober, "message");
  await prober.terminate();
  return { result, waits: waitsOf(times ?? []) };
}

function waitsOf(times: readonly number[]): Waits {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN);
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) };
}
