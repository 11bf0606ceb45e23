import { crashPoint } from "#server/core/crash-point.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import type { Queue } from "#server/core/ports/queue.ts";
import { type LetterSource, readLetter } from "./read-letter.ts";
import type { Letters } from "./room.ts";

const PER_RECEIVE = 10;
/** The loop around it has to show that it is alive. */
const MAX_BATCHES = 20;
/** Short, and still long enough for SQS to ask all of its servers. */
const WAIT_SECONDS = 1;

export interface CollectPorts extends Letters<"record"> {
  readonly source: LetterSource;
  readonly queue: Pick<Queue, "receive" | "delete">;
  readonly clock: Clock;
}

/**
 * Moves what lies in a dead-letter queue into the database; resolves to true when nothing is left. Each is remembered
 * before it is deleted: killed between the two, the next collector finds it again and knows it already.
 */
export async function collectLetters(
  { source, queue, letters, clock }: CollectPorts,
  signal: AbortSignal,
): Promise<boolean> {
  for (let batch = 0; batch < MAX_BATCHES && !signal.aborted; batch++) {
    const messages = await queue.receive({ max: PER_RECEIVE, waitSeconds: WAIT_SECONDS });
    if (messages.length === 0) return true;
    await Promise.all(messages.map((message) => letters.record(readLetter(source, message, clock.now()))));
    crashPoint("letters.recorded");
    await queue.delete(messages);
  }
  return false;
}
