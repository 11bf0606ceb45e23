import type { Clock, Timers } from "#server/core/ports/environment.ts";
import type { Queue, QueueDepth } from "#server/core/ports/queue.ts";
import { within } from "#server/platform/within.ts";

/** A page that refreshes every two seconds must not wait longer than this for a queue that is away. */
const ANSWER_WITHIN_MS = 1_000;
/** Asking is billed: however many look at the console, the queues are asked this often. */
const ASK_EVERY_MS = 2_000;

/** Null for a queue that does not answer soon enough: the page must not wait for it. */
export type DepthReader = () => Promise<{ readonly queue: QueueDepth | null; readonly deadLetters: QueueDepth | null }>;

type Measured = Pick<Queue, "depth">;

/** Reads how deep both queues are; one that is away is null. Whoever asks shortly after somebody else gets their answer. */
export function createDepthReader(
  { queue, deadLetters }: { readonly queue: Measured; readonly deadLetters: Measured },
  { clock, timers }: { readonly clock: Clock; readonly timers: Timers },
): DepthReader {
  let asked: { readonly at: number; readonly answer: ReturnType<DepthReader> } | undefined;
  return () => {
    const now = clock.now().getTime();
    if (asked && now - asked.at < ASK_EVERY_MS) return asked.answer;
    const answer = Promise.all([depthOf(queue, timers), depthOf(deadLetters, timers)]).then(([main, dead]) => ({
      queue: main,
      deadLetters: dead,
    }));
    asked = { at: now, answer };
    return answer;
  };
}

async function depthOf(queue: Measured, timers: Timers): Promise<QueueDepth | null> {
  return within({ timers, ms: ANSWER_WITHIN_MS }, queue.depth(), null).catch(() => null);
}
