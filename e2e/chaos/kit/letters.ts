import { createHash } from "node:crypto";
import { z } from "zod";
import type { Queue, QueueMessage } from "#server/core/ports/queue.ts";
import { deadLetterRows } from "#server/operate/letters/rows.ts";
import type { Database } from "#server/platform/db/database.ts";

/** A message that was put aside, wherever it is by now. */
export interface Letter {
  /** The event's id, or the hash of the text. */
  readonly id: string;
  readonly reason: string;
  readonly error: string;
  readonly receiveCount: number;
}

const Failure = z.object({ reason: z.string(), error: z.string(), receiveCount: z.number() });
/** A message that the queue itself gave up on says nothing about why. */
const BY_THE_QUEUE = { reason: "crash-loop", error: "", receiveCount: Number.NaN };

/** Every message put aside, one for each event: those collected already, and those still in the queue, which stay there. */
export async function listLetters(db: Database, deadLetters: Queue): Promise<Letter[]> {
  const waiting: QueueMessage[] = [];
  for (let more = await take(deadLetters); more.length > 0; more = await take(deadLetters)) waiting.push(...more);
  await deadLetters.changeVisibility(waiting.map((message) => ({ message, seconds: 0 })));
  const collected = await db.collection(deadLetterRows).find({}).toArray();
  const letters = [
    ...waiting.map(toLetter),
    ...collected.map(({ _id: id, reason, error, history }) => {
      return { id, reason, error, receiveCount: history.at(-1)?.receiveCount ?? Number.NaN };
    }),
  ];
  return [...new Map(letters.map((letter) => [letter.id, letter])).values()];
}

const take = (queue: Queue) => queue.receive({ max: 10, waitSeconds: 0 });

function toLetter({ body, attributes }: QueueMessage): Letter {
  const id = attributes["eventId"] ?? createHash("sha256").update(body).digest("hex");
  const failure = attributes["failure"];
  return { id, ...(failure ? Failure.parse(JSON.parse(failure)) : BY_THE_QUEUE) };
}
