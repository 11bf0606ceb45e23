import {
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  paginateListSubscriptionsByTopic,
  type SNSClient,
} from "@aws-sdk/client-sns";
import { GetQueueAttributesCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { AwsAction } from "./actions.ts";
import { areKeysBad, isAborted, isMissing, isRefusal } from "./aws-errors.ts";
import { type KeysTrouble, keysTrouble } from "./keys-trouble.ts";
import type { Attributes } from "./topology.ts";

/** What looking at a topic, a queue or a subscription found. Looking never changes anything. */
export type Look =
  | { readonly kind: "there"; readonly attributes: Attributes }
  | { readonly kind: "missing" }
  /** These keys may not look; that says nothing about the thing. */
  | { readonly kind: "denied"; readonly action: AwsAction }
  | NoAnswer;

type NoAnswer =
  /** There are no keys, or those that there are mean nothing to AWS. */
  { readonly kind: "keys"; readonly trouble: KeysTrouble } | { readonly kind: "away"; readonly message: string };

/** What a listing says in the place of a subscription's ARN until the subscription is confirmed. */
const PENDING = "PendingConfirmation";

/** What an error of the AWS SDK says about the thing that was asked for. */
function lookOf(error: unknown, action: AwsAction): Exclude<Look, { kind: "there" }> {
  const name = error instanceof Error ? error.name : "";
  const message = error instanceof Error && name !== "Error" ? `${name}: ${error.message}` : String(error);
  if (isRefusal(error)) return { kind: "denied", action };
  if (isMissing(error)) return { kind: "missing" };
  if (error instanceof Error && areKeysBad(error)) return { kind: "keys", trouble: keysTrouble(error) };
  return { kind: "away", message: isAborted(error) ? "no answer in time" : message };
}

export function lookAtTopic(sns: SNSClient, TopicArn: string): Promise<Look> {
  return look("sns:GetTopicAttributes", async () => {
    return (await sns.send(new GetTopicAttributesCommand({ TopicArn }))).Attributes;
  });
}

export function lookAtQueue(sqs: SQSClient, QueueUrl: string): Promise<Look> {
  return look("sqs:GetQueueAttributes", async () => {
    return (await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }))).Attributes;
  });
}

/** The subscription that brings the topic's messages into this queue. */
export async function lookAtSubscription(sns: SNSClient, TopicArn: string, queueArn: string): Promise<Look> {
  try {
    const { value: SubscriptionArn } = await subscriptionsOf(sns, TopicArn, queueArn).next();
    if (!SubscriptionArn) return { kind: "missing" };
    // Nobody can be asked about it yet.
    if (SubscriptionArn === PENDING) return { kind: "there", attributes: { PendingConfirmation: "true" } };
    return await look("sns:GetSubscriptionAttributes", async () => {
      return (await sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }))).Attributes;
    });
  } catch (error) {
    return lookOf(error, "sns:ListSubscriptionsByTopic");
  }
}

/** The subscriptions of this queue to the topic, by their ARNs; one that waits for its confirmation has a word in its place. */
export async function* subscriptionsOf(sns: SNSClient, TopicArn: string, queueArn: string): AsyncGenerator<string> {
  for await (const page of paginateListSubscriptionsByTopic({ client: sns }, { TopicArn })) {
    for (const { Protocol, Endpoint, SubscriptionArn } of page.Subscriptions ?? []) {
      if (Protocol === "sqs" && Endpoint === queueArn && SubscriptionArn) yield SubscriptionArn;
    }
  }
}

export async function isTopicMissing(sns: SNSClient, TopicArn: string): Promise<boolean> {
  try {
    // Some emulators list no subscriptions of a topic that is not there, instead of saying so.
    await sns.send(new GetTopicAttributesCommand({ TopicArn }));
    return false;
  } catch (error) {
    if (isMissing(error)) return true;
    throw error;
  }
}

async function look(action: AwsAction, ask: () => Promise<Attributes | undefined>): Promise<Look> {
  try {
    return { kind: "there", attributes: (await ask()) ?? {} };
  } catch (error) {
    return lookOf(error, action);
  }
}
