import type { EntryFailure, OutgoingMessage } from "#server/core/ports/queue.ts";
import { classifyAwsError, verdictOf } from "./aws-errors.ts";
import { type BatchAnswer, type FailedEntry, untaken } from "./batch-answer.ts";
import { refusalOf, toBatches } from "./message-size.ts";

interface StringAttribute {
  readonly DataType: "String";
  readonly StringValue: string;
}

/** What both services' batch entries have in common; the body's field name differs. */
export interface BatchEntry {
  readonly Id: string;
  readonly body: string;
  readonly MessageAttributes: Record<string, StringAttribute>;
}

/**
 * Sends in batches, all at the same time, and reports the entries that were not taken under the ids of the caller.
 * Messages that can never be delivered are reported without being sent. A call that fails as a whole throws.
 */
export async function sendBatches(
  messages: readonly OutgoingMessage[],
  send: (entries: BatchEntry[]) => Promise<BatchAnswer>,
): Promise<EntryFailure[]> {
  const refusals = messages.map(refusalOf);
  const sendable = messages.filter((_, index) => refusals[index] === null);
  const failures = await Promise.all(toBatches(sendable).map((batch) => sendBatch(batch, send)));
  return [...refusals.filter((refusal) => refusal !== null), ...failures.flat()];
}

type Send = Parameters<typeof sendBatches>[1];

/**
 * A call that is refused as a whole may be so for one of its messages: each then goes alone. Only where a neighbour was
 * taken is a refusal the message's own; where none was, it is about the topic or queue, and stays an error of the call.
 */
async function sendBatch(batch: readonly OutgoingMessage[], send: Send): Promise<EntryFailure[]> {
  try {
    // Positions serve as entry ids: a caller's id may contain what a batch id may not.
    return untaken(batch, await send(batch.map(toEntry))).map(([{ id }, failed]) => toFailure(id, failed));
  } catch (error) {
    if (batch.length === 1 || classifyAwsError(error) !== "rejected") throw error;
    return sendAlone(batch, send);
  }
}

async function sendAlone(batch: readonly OutgoingMessage[], send: Send): Promise<EntryFailure[]> {
  const answers = await Promise.allSettled(batch.map((message) => sendBatch([message], send)));
  const isOneTaken = answers.some((answer) => answer.status === "fulfilled" && answer.value.length === 0);
  return answers.flatMap((answer, index) => {
    if (answer.status === "fulfilled") return answer.value;
    const error: unknown = answer.reason;
    if (!isOneTaken || !(error instanceof Error)) throw error;
    const isOwn = classifyAwsError(error) === "rejected";
    return [
      {
        id: batch[index]?.id ?? "unknown",
        verdict: isOwn ? verdictOf(error.name, true) : ("again" as const),
        code: error.name,
        message: error.message,
      },
    ];
  });
}

function toEntry({ body, attributes }: OutgoingMessage, index: number): BatchEntry {
  const MessageAttributes = Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, { DataType: "String" as const, StringValue: value }]),
  );
  return { Id: String(index), body, MessageAttributes };
}

function toFailure(id: string, failed: FailedEntry | null): EntryFailure {
  if (!failed) return { id, verdict: "again", code: "NoAnswer", message: "The answer to the batch does not name it." };
  const { SenderFault, Code, Message } = failed;
  return {
    id,
    verdict: verdictOf(Code ?? "", SenderFault ?? false),
    code: Code ?? "Unknown",
    message: Message ?? "",
  };
}
