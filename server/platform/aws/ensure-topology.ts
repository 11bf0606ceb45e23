import { CreateTopicCommand, type SNSClient } from "@aws-sdk/client-sns";
import type { SQSClient } from "@aws-sdk/client-sqs";
import { systemTimers } from "../timers.ts";
import { judgeQueue, leftIn, repairsIn } from "./attributes/judge.ts";
import { namesBeside } from "./attributes/names.ts";
import { classifyAwsError } from "./aws-errors.ts";
import { createQueue, findQueue, type QueueRef, setQueueAttributes } from "./ensure-queue.ts";
import { ensureSubscription } from "./ensure-subscription.ts";
import { isTopicMissing } from "./look.ts";
import { ANOTHER_NAME, mustBeBeside, mustBeNobodyElses, mustBeOurs, NameTakenError } from "./name-taken.ts";
import { type Patience, patiently } from "./patiently.ts";
import type { QueuePlace } from "./permissions.ts";
import { type Attributes, DEAD_LETTER_ATTRIBUTES, namesOf, queueAttributes } from "./topology.ts";

export interface Topology {
  readonly topicArn: string;
  readonly subscriptionArn: string;
  readonly queue: QueueRef;
  readonly deadLetters: QueueRef;
  readonly subscriptionDeadLetters: QueueRef;
  /** What had to be created or repaired, one sentence each; empty when everything was right already. */
  readonly changes: readonly string[];
  /** What is wrong and not for a set-up to change, with what a person does, a text each. */
  readonly left: readonly string[];
}

export interface EnsureTopologyOptions extends Partial<Patience> {
  readonly sns: SNSClient;
  readonly sqs: SQSClient;
  /** Given for an emulator: its queue URLs may name hosts that do not resolve, so they are put on this address. */
  readonly endpoint?: string;
  /** What topic and queue are called; the usual name unless given. */
  readonly name?: string;
}

/**
 * Creates what is missing and repairs what differs; running it again changes nothing. Never deletes anything.
 * @throws NameTakenError before anything is changed, when a queue of that name serves something else; and before more is made
 * than a dead-letter queue, when topic and queue would not be in one place
 */
export async function ensureTopology(options: EnsureTopologyOptions): Promise<Topology> {
  const { sns, sqs, endpoint, timers = systemTimers, onWait } = options;
  const host = { sqs, endpoint, timers, onWait };
  const names = namesOf(options.name);
  const [foundQueue, foundDeadLetters, foundUndelivered] = await Promise.all(
    [names.queue, names.deadLetters, names.subscriptionDeadLetters].map((name) => findQueue(host, name)),
  );
  // With a queue that is ours, what is named after it is so, too, whatever was done to it since.
  if (foundQueue) await mustBeOurs(sns, foundQueue, names);
  else for (const found of [foundDeadLetters, foundUndelivered]) if (found) mustBeNobodyElses(found, names);

  const changes: string[] = [];
  const left: string[] = [];
  const ensureQueue = async (found: QueueRef | null | undefined, name: string, attributes: Attributes) => {
    if (found) return found;
    changes.push(`created queue ${name}`);
    return createQueue(host, name, attributes).catch(throwInWords("queue", name));
  };

  const deadLetters = await ensureQueue(foundDeadLetters, names.deadLetters, DEAD_LETTER_ATTRIBUTES);
  const arns = namesBeside(deadLetters.arn, names);
  const [isNew] = await Promise.allSettled([isTopicMissing(sns, arns.topicArn)]);
  const { TopicArn: topicArn = "" } = await sns
    .send(new CreateTopicCommand({ Name: names.topic }))
    .catch(throwInWords("topic", names.topic));
  mustBeBeside(topicArn, arns.topicArn, deadLetters);
  // Only now: these keys may look at nothing where the queues are, when the topic is elsewhere.
  if (isNew.status === "rejected") throw isNew.reason;
  if (isNew.value) changes.push(`created topic ${names.topic}`);
  const repair = async (place: QueuePlace, queue: QueueRef) => {
    const verdicts = judgeQueue(place, queue.attributes, arns);
    const changed = await patiently(host, () => setQueueAttributes(host.sqs, queue, repairsIn(verdicts)));
    changes.push(...changed.map((attribute) => `set ${attribute} of queue ${queue.name}`));
    left.push(...leftIn(verdicts));
  };
  // Before the queue names it: it may be closed to it.
  await repair("deadLetters", deadLetters);
  const subscriptionDeadLetters = await ensureQueue(
    foundUndelivered,
    names.subscriptionDeadLetters,
    DEAD_LETTER_ATTRIBUTES,
  );
  const queue = await ensureQueue(foundQueue, names.queue, queueAttributes(deadLetters.arn));
  await repair("queue", queue);
  await repair("subscriptionDeadLetters", subscriptionDeadLetters);

  const subscription = await ensureSubscription({ sns, timers, onWait }, arns);
  if (subscription.isNew) changes.push(`subscribed queue ${queue.name} to topic ${names.topic}`);
  changes.push(...subscription.repaired.map((attribute) => `set ${attribute} of the subscription`));
  left.push(...subscription.left);
  return { topicArn, subscriptionArn: subscription.arn, queue, deadLetters, subscriptionDeadLetters, changes, left };
}

function throwInWords(what: "topic" | "queue", name: string) {
  return (error: unknown): never => {
    const isTaken = error instanceof Error && (error.name.endsWith("Exists") || classifyAwsError(error) === "rejected");
    if (!isTaken) throw error;
    throw new NameTakenError(`The ${what} ${name} cannot be made: ${error.message} ${ANOTHER_NAME}`, { cause: error });
  };
}
