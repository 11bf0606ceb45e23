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
        const { Failed = [] } = await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
        return pick(batch, Failed).map(([message, code]) => ({ message, lost: isReceiptLost(code) }));
      });
      return failed.flat();
    },

    async changeVisibility(changes) {
      const failed = await inTens(changes, async (batch) => {
        const Entries = batch.map(toVisibilityEntry);
        const { Failed = [] } = await sqs.send(
          new ChangeMessageVisibilityBatchCommand({ QueueUrl: queueUrl, Entries }),
        );
        return pick(batch, Failed).map(([{ message }, code]) => ({ message, lost: isReceiptLost(code) }));
      });
      return failed.flat();
    },

    send: (messages) =>
      sendBatches(messages, async (entries) => {
        const Entries = entries.map(({ body, ...entry }) => ({ ...entry, MessageBody: body }));
        return (await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }))).Failed;
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
        visible: Number(Attributes.ApproximateNumberOfMessages),
        inFlight: Number(Attributes.ApproximateNumberOfMessagesNotVisible),
        delayed: Number(Attributes.ApproximateNumberOfMessagesDelayed),
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

/** The items whose entries failed, each with its error code. */
function pick<Item>(batch: readonly Item[], failed: readonly { Id?: string; Code?: string }[]): [Item, string][] {
  return failed.flatMap(({ Id, Code = "" }) => {
    const item = batch[Number(Id)];
    return item === undefined ? [] : [[item, Code] satisfies [Item, string]];
  });
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
