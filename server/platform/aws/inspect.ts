import type { AwsPlace } from "../env-aws.ts";
import { createSnsClient, createSqsClient } from "./clients.ts";
import { type Look, lookAtQueue, lookAtSubscription, lookAtTopic } from "./look.ts";
import { type Addresses, type ProbedPermission, probePermissions } from "./probe-permissions.ts";

/** How topic, queues and subscription are, seen with the configured keys. */
export interface AwsInspection {
  readonly topic: Look;
  readonly queue: Look;
  readonly deadLetters: Look;
  readonly subscriptionDeadLetters: Look;
  readonly subscription: Look;
  readonly permissions: readonly ProbedPermission[];
}

/** Looks at everything that is configured and changes nothing; whatever is away is part of the answer. */
export async function inspectAws(place: AwsPlace, addresses: Addresses): Promise<AwsInspection> {
  const options = { ...place, maxAttempts: 1 };
  const [sns, sqs] = [createSnsClient(options), createSqsClient(options)];
  try {
    const [topic, queue, deadLetters, subscriptionDeadLetters] = await Promise.all([
      lookAtTopic(sns, addresses.topic),
      lookAtQueue(sqs, addresses.queue),
      lookAtQueue(sqs, addresses.deadLetters),
      lookAtQueue(sqs, addresses.subscriptionDeadLetters),
    ]);
    const queueArn = queue.kind === "there" ? queue.attributes["QueueArn"] : undefined;
    const subscription: Look = queueArn
      ? await lookAtSubscription(sns, addresses.topic, queueArn)
      : { kind: "denied", action: "sqs:GetQueueAttributes" };
    const isThere = topic.kind !== "away" && queue.kind !== "away";
    const permissions = isThere ? await probePermissions({ sns, sqs }, addresses) : [];
    return { topic, queue, deadLetters, subscriptionDeadLetters, subscription, permissions };
  } finally {
    sns.destroy();
    sqs.destroy();
  }
}
