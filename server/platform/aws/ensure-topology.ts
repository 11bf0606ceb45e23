import {
  CreateTopicCommand,
  GetSubscriptionAttributesCommand,
  paginateListSubscriptionsByTopic,
  SetSubscriptionAttributesCommand,
  type SNSClient,
  SubscribeCommand,
} from "@aws-sdk/client-sns";
import type { SQSClient } from "@aws-sdk/client-sqs";
import { createQueue, findQueue, type QueueRef, repairQueue, sameValue } from "./ensure-queue.ts";
import {
  type Attributes,
  DEAD_LETTER_ATTRIBUTES,
  DEAD_LETTER_QUEUE_NAME,
  QUEUE_NAME,
  queueAttributes,
  SUBSCRIPTION_DEAD_LETTER_QUEUE_NAME,
  subscriptionAttributes,
  TOPIC_NAME,
  withTopicStatement,
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
}

/** Creates what is missing and repairs what differs; running it again changes nothing. Never deletes anything. */
export async function ensureTopology({ sns, sqs, endpoint }: EnsureTopologyOptions): Promise<Topology> {
  const changes: string[] = [];
  const ensureQueue = async (name: string, attributes: Attributes): Promise<QueueRef> => {
    const found = await findQueue({ sqs, endpoint }, name);
    if (!found) {
      changes.push(`created queue ${name}`);
      return createQueue({ sqs, endpoint }, name, attributes);
    }
    for (const changed of await repairQueue(sqs, found, attributes)) changes.push(`set ${changed} of queue ${name}`);
    return found;
  };

  const deadLetters = await ensureQueue(DEAD_LETTER_QUEUE_NAME, DEAD_LETTER_ATTRIBUTES);
  const subscriptionDeadLetters = await ensureQueue(SUBSCRIPTION_DEAD_LETTER_QUEUE_NAME, DEAD_LETTER_ATTRIBUTES);
  const queue = await ensureQueue(QUEUE_NAME, queueAttributes(deadLetters.arn));

  const { TopicArn: topicArn = "" } = await sns.send(new CreateTopicCommand({ Name: TOPIC_NAME }));
  for (const target of [queue, subscriptionDeadLetters]) {
    const Policy = withTopicStatement(target.attributes.Policy, topicArn, target.arn);
    for (const changed of await repairQueue(sqs, target, { Policy })) {
      changes.push(`set ${changed} of queue ${target.name}`);
    }
  }

  const wanted = subscriptionAttributes(subscriptionDeadLetters.arn);
  const existing = await findSubscription(sns, topicArn, queue.arn);
  if (!existing) changes.push(`subscribed queue ${queue.name} to topic ${TOPIC_NAME}`);
  const subscriptionArn = existing ?? (await subscribe(sns, topicArn, queue.arn, wanted));
  if (existing) {
    for (const changed of await repairSubscription(sns, existing, wanted)) {
      changes.push(`set ${changed} of the subscription`);
    }
  }
  return { topicArn, subscriptionArn, queue, deadLetters, subscriptionDeadLetters, changes };
}

async function findSubscription(sns: SNSClient, topicArn: string, queueArn: string): Promise<string | null> {
  for await (const page of paginateListSubscriptionsByTopic({ client: sns }, { TopicArn: topicArn })) {
    const found = page.Subscriptions?.find(({ Protocol, Endpoint }) => Protocol === "sqs" && Endpoint === queueArn);
    if (found?.SubscriptionArn) return found.SubscriptionArn;
  }
  return null;
}

async function subscribe(sns: SNSClient, topicArn: string, queueArn: string, attributes: Attributes): Promise<string> {
  const { SubscriptionArn = "" } = await sns.send(
    new SubscribeCommand({
      TopicArn: topicArn,
      Protocol: "sqs",
      Endpoint: queueArn,
      Attributes: attributes,
      ReturnSubscriptionArn: true,
    }),
  );
  return SubscriptionArn;
}

async function repairSubscription(sns: SNSClient, subscriptionArn: string, wanted: Attributes): Promise<string[]> {
  const { Attributes: found = {} } = await sns.send(
    new GetSubscriptionAttributesCommand({ SubscriptionArn: subscriptionArn }),
  );
  const different = Object.entries(wanted).filter(([name, value]) => !sameValue(found[name], value));
  for (const [AttributeName, AttributeValue] of different) {
    await sns.send(
      new SetSubscriptionAttributesCommand({ SubscriptionArn: subscriptionArn, AttributeName, AttributeValue }),
    );
  }
  return different.map(([name]) => name);
}
