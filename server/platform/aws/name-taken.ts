import type { SNSClient } from "@aws-sdk/client-sns";
import { isMissing } from "./aws-errors.ts";
import type { QueueRef } from "./ensure-queue.ts";
import { subscriptionsOf } from "./look.ts";
import { hasTopicStatement, sendersOfOthers } from "./topic-statement.ts";
import { type TopologyNames, topicArnBeside } from "./topology.ts";

/** What stands in the way of a set-up, and what to do, as sentences. */
export class NameTakenError extends Error {
  override readonly name = "NameTakenError";
}

export const ANOTHER_NAME = "Choose another name with --name.";

/**
 * Two set-ups that meet in one name would each undo what the other needs. A queue is ours by what a set-up leaves: where its
 * dead letters go, our statement in its policy, or its subscription to our topic. One of them is enough, for the others may
 * have been broken since. A queue with none of them is somebody else's once anybody has given it a policy or a place for its
 * dead letters; without both, it is one that somebody began by hand, and no topic can send to it.
 */
export async function mustBeOurs(sns: SNSClient, queue: QueueRef, names: TopologyNames): Promise<void> {
  // Whatever else was done to it since, ours puts its dead letters where nobody else's does.
  if (queue.attributes["RedrivePolicy"]?.includes(`:${names.deadLetters}"`)) return;
  mustBeNobodyElses(queue, names);
  const { Policy, RedrivePolicy } = queue.attributes;
  if (hasTopicStatement(Policy) || !(Policy || RedrivePolicy)) return;
  if (await isSubscribed(sns, topicArnBeside(queue.arn, names.topic), queue.arn)) return;
  throw new NameTakenError(
    `The queue ${queue.name} is there already, and nothing ties it to QuickFix: no dead-letter queue, policy or subscription of ours. Delete it if nobody needs it, or choose another name with --name.`,
  );
}

/** A queue that a set-up leaves no trace on is taken unless it can be seen to serve something else. */
export function mustBeNobodyElses(queue: QueueRef, names: TopologyNames): void {
  const { Policy, FifoQueue } = queue.attributes;
  const other = sendersOfOthers(Policy, topicArnBeside(queue.arn, names.topic), queue.arn);
  if (!other && FifoQueue !== "true") return;
  const why = other ?? "it is a FIFO queue";
  throw new NameTakenError(
    `The queue ${queue.name} is there already and serves something else: ${why}. ${ANOTHER_NAME}`,
  );
}

/** A topic elsewhere could neither be named by the queue's policy nor be found by anybody who looks beside the queue. */
export function mustBeBeside(topicArn: string, expected: string, queue: QueueRef): void {
  if (topicArn === expected) return;
  throw new NameTakenError(
    `Topic and queues must be in one account and region, and are not: SNS made ${topicArn}, and SQS has ${queue.arn}. Check the keys, AWS_REGION and AWS_ENDPOINT_URL, also with _SNS and _SQS at its end.`,
  );
}

async function isSubscribed(sns: SNSClient, topicArn: string, queueArn: string): Promise<boolean> {
  try {
    return (await subscriptionsOf(sns, topicArn, queueArn).next()).done !== true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
