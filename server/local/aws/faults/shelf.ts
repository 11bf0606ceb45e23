import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { AwsAnswer, AwsRequest } from "./aws-request.ts";
import { answerInPart } from "./batch-entries.ts";
import type { FaultEffect } from "./rules.ts";

const ReceiveRequest = z.looseObject({ QueueUrl: z.string(), MaxNumberOfMessages: z.int().default(1) });
const Message = z.looseObject({
  MessageId: z.string(),
  ReceiptHandle: z.string(),
  Attributes: z.record(z.string(), z.string()).optional(),
});
type Message = z.infer<typeof Message>;
const ReceiveAnswer = z.looseObject({ Messages: z.array(Message).optional() });

type Forward = (request: AwsRequest) => Promise<AwsAnswer>;

interface Kept {
  readonly message: Message;
  /** How often it was passed over. */
  readonly holds: number;
}

/** Marks receipts that only exist here; the emulator does not know them. */
const COPY = "quickfix-copy-";
const MAX_HOLDS = 3;

/** Between emulator and receivers: messages that are handed out again, or that others overtake. */
export class Shelf {
  readonly #kept = new Map<string, Kept[]>();
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Answers a receive from what is kept and, for the rest, from the emulator. */
  async receive(request: AwsRequest, effects: readonly FaultEffect[], forward: Forward): Promise<AwsAnswer> {
    const body = ReceiveRequest.parse(JSON.parse(request.body));
    const old = this.#take(body.QueueUrl, body.MaxNumberOfMessages);
    const wanted = body.MaxNumberOfMessages - old.length;
    const fresh: Message[] = [];
    let answer: AwsAnswer = { statusCode: 200, headers: { "content-type": "application/x-amz-json-1.0" }, body: "{}" };
    if (wanted > 0) {
      const wait = old.length > 0 ? { WaitTimeSeconds: 0 } : {};
      answer = await forward({ ...request, body: JSON.stringify({ ...body, ...wait, MaxNumberOfMessages: wanted }) });
      if (answer.statusCode !== 200) {
        this.#keep(body.QueueUrl, old);
        return answer;
      }
      fresh.push(...(ReceiveAnswer.parse(JSON.parse(answer.body)).Messages ?? []));
    }
    const ready = [...old, ...fresh.map((message) => ({ message, holds: 0 }))];
    for (const effect of effects) {
      if (effect.kind === "duplicate-messages") this.#keep(body.QueueUrl, copiesOf(fresh, effect.times - 1));
      if (effect.kind === "stale-handles") await endVisibility(request, body.QueueUrl, fresh, forward);
    }
    const isShuffling = effects.some(({ kind }) => kind === "shuffle-messages");
    const given = isShuffling ? this.#shuffle(body.QueueUrl, ready) : ready;
    return { ...answer, body: JSON.stringify({ Messages: given.map(({ message }) => message) }) };
  }

  /** Deletes and visibility changes of copies are answered here: the message itself has a receipt of its own. */
  settle(request: AwsRequest, forward: Forward): Promise<AwsAnswer> {
    return answerInPart(request, forward, {
      isMine: ({ ReceiptHandle }) => typeof ReceiptHandle === "string" && ReceiptHandle.startsWith(COPY),
      settle: (mine) => ({ Successful: mine.map(({ Id }) => ({ Id })) }),
    });
  }

  /** Gives back what is kept, for receivers who are not lied to any more. */
  async clear(forward: Forward, like: Omit<AwsRequest, "body" | "operation">): Promise<void> {
    const kept = [...this.#kept];
    this.#kept.clear();
    for (const [queueUrl, entries] of kept) {
      const originals = entries.map(({ message }) => message).filter((message) => !isCopy(message));
      await endVisibility(
        { ...like, operation: "ChangeMessageVisibilityBatch", body: "" },
        queueUrl,
        originals,
        forward,
      );
    }
  }

  #keep(queueUrl: string, entries: readonly Kept[]): void {
    if (entries.length > 0) this.#kept.set(queueUrl, [...(this.#kept.get(queueUrl) ?? []), ...entries]);
  }

  /** At most so many, and no message twice in one answer. */
  #take(queueUrl: string, max: number): Kept[] {
    const taken = new Map<string, Kept>();
    const rest: Kept[] = [];
    for (const entry of this.#kept.get(queueUrl) ?? []) {
      const { MessageId } = entry.message;
      if (taken.size < max && !taken.has(MessageId)) taken.set(MessageId, entry);
      else rest.push(entry);
    }
    if (rest.length > 0) this.#kept.set(queueUrl, rest);
    else this.#kept.delete(queueUrl);
    return [...taken.values()];
  }

  /** In any order, and about half of them not this time. */
  #shuffle(queueUrl: string, entries: readonly Kept[]): Kept[] {
    const held = entries.filter(({ holds }) => holds < MAX_HOLDS && this.#random() < 0.5);
    this.#keep(
      queueUrl,
      held.map(({ message, holds }) => ({ message, holds: holds + 1 })),
    );
    return entries
      .filter((entry) => !held.includes(entry))
      .map((entry) => ({ entry, at: this.#random() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ entry }) => entry);
  }
}

function isCopy(message: Message): boolean {
  return message.ReceiptHandle.startsWith(COPY);
}

function copiesOf(messages: readonly Message[], count: number): Kept[] {
  return Array.from({ length: count }, (_, index) =>
    messages.map((message) => {
      const received = Number(message.Attributes?.["ApproximateReceiveCount"] ?? 1) + index + 1;
      const Attributes = { ...message.Attributes, ApproximateReceiveCount: String(received) };
      return { message: { ...message, ReceiptHandle: `${COPY}${randomUUID()}`, Attributes }, holds: 0 };
    }),
  ).flat();
}

async function endVisibility(like: AwsRequest, QueueUrl: string, messages: readonly Message[], forward: Forward) {
  for (let from = 0; from < messages.length; from += 10) {
    const Entries = messages
      .slice(from, from + 10)
      .map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle, VisibilityTimeout: 0 }));
    const headers = { ...like.headers, "x-amz-target": "AmazonSQS.ChangeMessageVisibilityBatch" };
    const operation = "ChangeMessageVisibilityBatch";
    await forward({ ...like, service: "sqs", operation, headers, body: JSON.stringify({ QueueUrl, Entries }) });
  }
}
