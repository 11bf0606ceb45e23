import {
  GetSubscriptionAttributesCommand,
  paginateListSubscriptionsByTopic,
  SetSubscriptionAttributesCommand,
  type SNSClient,
  SubscribeCommand,
} from "@aws-sdk/client-sns";
import type { Timers } from "#server/core/ports/environment.ts";
import { sameValue } from "./ensure-queue.ts";
import { patiently } from "./patiently.ts";
import type { Attributes } from "./topology.ts";

interface TopicHost {
  readonly sns: SNSClient;
  readonly timers: Timers;
}

export interface EnsuredSubscription {
  readonly arn: string;
  readonly isNew: boolean;
  /** The attributes that had to be set. */
  readonly repaired: readonly string[];
}

/** Subscribes the queue to the topic unless it is, and sets what differs. */
export async function ensureSubscription(
  host: TopicHost,
  topicArn: string,
  queueArn: string,
  wanted: Attributes,
): Promise<EnsuredSubscription> {
  const existing = await patiently(host, () => find(host.sns, topicArn, queueArn));
  if (existing) return { arn: existing, isNew: false, repaired: await repair(host.sns, existing, wanted) };
  const arn = await patiently(host, () => subscribe(host.sns, topicArn, queueArn, wanted));
  return { arn, isNew: true, repaired: [] };
}

async function find(sns: SNSClient, topicArn: string, queueArn: string): Promise<string | null> {
  for await (const page of paginateListSubscriptionsByTopic({ client: sns }, { TopicArn: topicArn })) {
    const found = page.Subscriptions?.find(({ Protocol, Endpoint }) => Protocol === "sqs" && Endpoint === queueArn);
    // One that waits for its confirmation has a word in the place of its ARN.
    if (found?.SubscriptionArn?.startsWith("arn:")) return found.SubscriptionArn;
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

async function repair(sns: SNSClient, subscriptionArn: string, wanted: Attributes): Promise<string[]> {
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
