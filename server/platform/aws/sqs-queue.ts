import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import type { Queue, QueueMessage, VisibilityChange } from "#server/core/ports/queue.ts";
import { isAborted, isReceiptLost } from "./aws-errors.ts";
import { type FailedEntry, untaken } from "./batch-answer.ts";
import { MAX_BATCH_ENTRIES } from "./message-size.ts";
import { sendBatches } from "./send-batches.ts";

/** How much longer than its wait a long poll may take. */
const RECEIVE_SLACK_MS = 5_000;

export interface SqsQueueOptions {
  readonly sqs: SQSClient;
  readonly queueUrl: string;
  /** How long a received message stays hidden; unset means as long as the queue says. */
  readonly visibilitySeconds?: number;
}

/**
 * The port over an SQS standard queue.
 * An aborted receive returns nothing; messages it was about to bring stay hidden for one visibility timeout.
 */
export function createSqsQueue({ sqs, queueUrl, visibilitySeconds }: SqsQueueOptions): Queue {
  return {
    async receive({ max, waitSeconds, signal }) {
      const command = new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: Math.min(max, MAX_BATCH_ENTRIES),
        WaitTimeSeconds: waitSeconds,
        VisibilityTimeout: visibilitySeconds,
        MessageAttributeNames: ["All"],
        MessageSystemAttributeNames: ["ApproximateReceiveCount", "SentTimestamp"],
      });
      try {
        const requestTimeout = waitSeconds * 1_000 + RECEIVE_SLACK_MS;
        const { Messages = [] } = await sqs.send(command, { abortSignal: signal, requestTimeout });
        return Messages.map(toQueueMessage);
      } catch (error) {
        if (signal?.aborted && isAborted(error)) return [];
        throw error;
      }
    },

    async delete(messages) {
      const failed = await inTens(messages, async (batch) => {
        const Entries = batch.map(({ receiptHandle }, index) => ({ Id: String(index), ReceiptHandle: receiptHandle }));
        const answer = await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
        return untaken(batch, answer).map(([message, failed]) => ({ message, lost: isLost(failed) }));
      });
      return failed.flat();
    },

    async changeVisibility(changes) {
      const failed = await inTens(changes, async (batch) => {
        const Entries = batch.map(toVisibilityEntry);
        const answer = await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: queueUrl, Entries }));
        return untaken(batch, answer).map(([{ message }, failed]) => ({ message, lost: isLost(failed) }));
      });
      return failed.flat();
    },

    send: (messages) =>
      sendBatches(messages, async (entries) => {
        const Entries = entries.map(({ body, ...entry }) => ({ ...entry, MessageBody: body }));
        return sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
      }),

    async depth() {
      const { Attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({
          QueueUrl: queueUrl,
          AttributeNames: [
            "ApproximateNumberOfMessages",
            "ApproximateNumberOfMessagesNotVisible",
            "ApproximateNumberOfMessagesDelayed",
          ],
        }),
      );
      return {
        visible: countIn(Attributes, "ApproximateNumberOfMessages"),
        inFlight: countIn(Attributes, "ApproximateNumberOfMessagesNotVisible"),
        delayed: countIn(Attributes, "ApproximateNumberOfMessagesDelayed"),
      };
    },
  };
}

function inTens<Item, Result>(items: readonly Item[], run: (batch: readonly Item[]) => Promise<Result>) {
  const count = Math.ceil(items.length / MAX_BATCH_ENTRIES);
  return Promise.all(
    Array.from({ length: count }, (_, index) =>
      run(items.slice(index * MAX_BATCH_ENTRIES, (index + 1) * MAX_BATCH_ENTRIES)),
    ),
  );
}

/** A receipt without an answer may still hold its message. */
function isLost(failed: FailedEntry | null): boolean {
  return failed !== null && isReceiptLost(failed.Code ?? "");
}

/** @throws when the queue did not say how many: no depth is better than a wrong one */
function countIn(attributes: Readonly<Record<string, string>>, name: string): number {
  const said = attributes[name];
  const count = Number(said);
  if (!said || !Number.isSafeInteger(count)) throw new Error(`SQS does not say ${name} of the queue in a number.`);
  return count;
}

function toVisibilityEntry({ message, seconds }: VisibilityChange, index: number) {
  return { Id: String(index), ReceiptHandle: message.receiptHandle, VisibilityTimeout: Math.round(seconds) };
}

function toQueueMessage({ MessageId = "", ReceiptHandle = "", Body = "", ...rest }: Message): QueueMessage {
  const attributes = Object.entries(rest.MessageAttributes ?? {}).flatMap(([name, { StringValue }]) =>
    StringValue === undefined ? [] : [[name, StringValue]],
  );
  return {
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    attributes: Object.fromEntries(attributes),
    receiveCount: Number(rest.Attributes?.ApproximateReceiveCount ?? 1),
    sentAt: new Date(Number(rest.Attributes?.SentTimestamp ?? Date.now())),
  };
}
