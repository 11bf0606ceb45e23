import { CreateTopicCommand, type SNSClient } from "@aws-sdk/client-sns";
import type { SQSClient } from "@aws-sdk/client-sqs";
import type { Timers } from "#server/core/ports/environment.ts";
import { systemTimers } from "../timers.ts";
import { classifyAwsError } from "./aws-errors.ts";
import { createQueue, findQueue, type QueueRef, repairQueue } from "./ensure-queue.ts";
import { ensureSubscription } from "./ensure-subscription.ts";
import { patiently } from "./patiently.ts";
import { topicOfOthers, withTopicStatement } from "./topic-statement.ts";
import {
  type Attributes,
  DEAD_LETTER_ATTRIBUTES,
  namesOf,
  queueAttributes,
  subscriptionAttributes,
  topicArnBeside,
} from "./topology.ts";

export interface Topology {
  readonly topicArn: string;
  readonly subscriptionArn: string;
  readonly queue: QueueRef;
  readonly deadLetters: QueueRef;
  readonly subscriptionDeadLetters: QueueRef;
  /** What had to be created or repaired, one sentence each; empty when everything was right already. */
  readonly changes: readonly string[];
}

export interface EnsureTopologyOptions {
  readonly sns: SNSClient;
  readonly sqs: SQSClient;
  /** Given for an emulator: its queue URLs may name hosts that do not resolve, so they are put on this address. */
  readonly endpoint?: string;
  /** What topic and queue are called; the usual name unless given. */
  readonly name?: string;
  readonly timers?: Timers;
}

/** What stands in the way of a set-up, and what to do, as sentences. */
export class NameTakenError extends Error {
  override readonly name = "NameTakenError";
}

/**
 * Creates what is missing and repairs what differs; running it again changes nothing. Never deletes anything.
 * @throws NameTakenError before anything is changed, when a queue of that name serves something else
 */
export async function ensureTopology(options: EnsureTopologyOptions): Promise<Topology> {
  const { sns, timers = systemTimers } = options;
  const host = { sqs: options.sqs, endpoint: options.endpoint, timers };
  const names = namesOf(options.name);
  const [foundQueue, foundDeadLetters, foundUndelivered] = await Promise.all(
    [names.queue, names.deadLetters, names.subscriptionDeadLetters].map((name) => findQueue(host, name)),
  );
  for (const found of [foundQueue, foundDeadLetters, foundUndelivered]) if (found) mustBeOurs(found, names.topic);

  const changes: string[] = [];
  const repair = async (queue: QueueRef, wanted: Attributes) => {
    const changed = await patiently(host, () => repairQueue(host.sqs, queue, wanted));
    changes.push(...changed.map((attribute) => `set ${attribute} of queue ${queue.name}`));
    return queue;
  };
  const ensureQueue = async (found: QueueRef | null | undefined, name: string, attributes: Attributes) => {
    if (found) return repair(found, attributes);
    changes.push(`created queue ${name}`);
    return createQueue(host, name, attributes).catch(throwInWords("queue", name));
  };

  const deadLetters = await ensureQueue(foundDeadLetters, names.deadLetters, DEAD_LETTER_ATTRIBUTES);
  const subscriptionDeadLetters = await ensureQueue(
    foundUndelivered,
    names.subscriptionDeadLetters,
    DEAD_LETTER_ATTRIBUTES,
  );
  const queue = await ensureQueue(foundQueue, names.queue, queueAttributes(deadLetters.arn));

  const { TopicArn: topicArn = "" } = await sns
    .send(new CreateTopicCommand({ Name: names.topic }))
    .catch(throwInWords("topic", names.topic));
  for (const target of [queue, subscriptionDeadLetters]) {
    const Policy = withTopicStatement(target.attributes["Policy"], topicArn, target.arn);
    if (Policy === null) {
      throw new NameTakenError(
        `The policy of queue ${target.name} cannot be read, so nothing can be added to it. Take it away, and run this again.`,
      );
    }
    await repair(target, { Policy });
  }

  const wanted = subscriptionAttributes(subscriptionDeadLetters.arn);
  const subscription = await ensureSubscription({ sns, timers }, topicArn, queue.arn, wanted);
  if (subscription.isNew) changes.push(`subscribed queue ${queue.name} to topic ${names.topic}`);
  changes.push(...subscription.repaired.map((attribute) => `set ${attribute} of the subscription`));
  return { topicArn, subscriptionArn: subscription.arn, queue, deadLetters, subscriptionDeadLetters, changes };
}

/** Two set-ups that meet in one name would each undo what the other needs. */
function mustBeOurs(queue: QueueRef, topicName: string): void {
  const other = topicOfOthers(queue.attributes["Policy"], topicArnBeside(queue.arn, topicName));
  if (!other && queue.attributes["FifoQueue"] !== "true") return;
  const why = other ? `the topic ${other} sends to it` : "it is a FIFO queue";
  throw new NameTakenError(`The queue ${queue.name} is there already and serves something else: ${why}. ${ANOTHER}`);
}

const ANOTHER = "Choose another name with --name.";

function throwInWords(what: "topic" | "queue", name: string) {
  return (error: unknown): never => {
    const isTaken = error instanceof Error && (error.name.endsWith("Exists") || classifyAwsError(error) === "rejected");
    if (!isTaken) throw error;
    throw new NameTakenError(`The ${what} ${name} cannot be made: ${error.message} ${ANOTHER}`, { cause: error });
  };
}
