import {
  GetSubscriptionAttributesCommand,
  SetSubscriptionAttributesCommand,
  type SNSClient,
  SubscribeCommand,
} from "@aws-sdk/client-sns";
import { judgeSubscription, leftIn, repairsIn } from "./attributes/judge.ts";
import type { Names } from "./attributes/names.ts";
import { subscriptionsOf } from "./look.ts";
import { type Patience, patiently } from "./patiently.ts";
import { subscriptionAttributes } from "./topology.ts";

interface TopicHost extends Patience {
  readonly sns: SNSClient;
}

export interface EnsuredSubscription {
  readonly arn: string;
  readonly isNew: boolean;
  /** The attributes that had to be set. */
  readonly repaired: readonly string[];
  /** What is wrong and for a person to change. */
  readonly left: readonly string[];
}

/** Subscribes the queue to the topic unless it is, and sets what keeps events back or changes them. */
export async function ensureSubscription(host: TopicHost, names: Names): Promise<EnsuredSubscription> {
  const existing = await patiently(host, () => find(host.sns, names));
  if (existing) return { arn: existing, isNew: false, ...(await repair(host.sns, existing, names)) };
  const arn = await patiently(host, () => subscribe(host.sns, names));
  return { arn, isNew: true, repaired: [], left: [] };
}

async function find(sns: SNSClient, { topicArn, queueArn }: Names): Promise<string | null> {
  for await (const arn of subscriptionsOf(sns, topicArn, queueArn)) if (arn.startsWith("arn:")) return arn;
  return null;
}

async function subscribe(sns: SNSClient, { topicArn, queueArn, subscriptionDeadLettersArn }: Names): Promise<string> {
  const { SubscriptionArn = "" } = await sns.send(
    new SubscribeCommand({
      TopicArn: topicArn,
      Protocol: "sqs",
      Endpoint: queueArn,
      Attributes: subscriptionAttributes(subscriptionDeadLettersArn),
      ReturnSubscriptionArn: true,
    }),
  );
  return SubscriptionArn;
}

async function repair(sns: SNSClient, SubscriptionArn: string, names: Names) {
  const { Attributes = {} } = await sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }));
  const verdicts = judgeSubscription(Attributes, names);
  const changed = Object.entries(repairsIn(verdicts));
  for (const [AttributeName, AttributeValue] of changed)
    await sns.send(new SetSubscriptionAttributesCommand({ SubscriptionArn, AttributeName, AttributeValue }));
  return { repaired: changed.map(([name]) => name), left: leftIn(verdicts) };
}
