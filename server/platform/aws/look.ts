import {
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  paginateListSubscriptionsByTopic,
  type SNSClient,
} from "@aws-sdk/client-sns";
import { GetQueueAttributesCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { isAborted } from "./aws-errors.ts";
import type { Attributes } from "./topology.ts";

/** What looking at a topic, a queue or a subscription found. Looking never changes anything. */
export type Look =
  | { readonly kind: "there"; readonly attributes: Attributes }
  | { readonly kind: "missing" }
  /** These keys may not look; that says nothing about the thing. */
  | { readonly kind: "denied" }
  /** The keys themselves are refused. */
  | { readonly kind: "keys"; readonly message: string }
  | { readonly kind: "away"; readonly message: string };

const DENIED = new Set(["AccessDenied", "AccessDeniedException", "AuthorizationError", "AuthorizationErrorException"]);
const MISSING = new Set([
  "NotFound",
  "NotFoundException",
  "QueueDoesNotExist",
  "AWS.SimpleQueueService.NonExistentQueue",
]);
const BAD_KEYS = new Set([
  "CredentialsProviderError",
  "ExpiredToken",
  "ExpiredTokenException",
  "InvalidClientTokenId",
  "InvalidSecurity",
  "SignatureDoesNotMatch",
  "UnrecognizedClientException",
]);

/** What an error of the AWS SDK says about the thing that was asked for. */
export function lookOf(error: unknown): Exclude<Look, { kind: "there" }> {
  const name = error instanceof Error ? error.name : "";
  const message = error instanceof Error && name !== "Error" ? `${name}: ${error.message}` : String(error);
  if (DENIED.has(name)) return { kind: "denied" };
  if (MISSING.has(name)) return { kind: "missing" };
  if (BAD_KEYS.has(name)) return { kind: "keys", message };
  return { kind: "away", message: isAborted(error) ? "no answer in time" : message };
}

export function lookAtTopic(sns: SNSClient, TopicArn: string): Promise<Look> {
  return look(async () => (await sns.send(new GetTopicAttributesCommand({ TopicArn }))).Attributes);
}

export function lookAtQueue(sqs: SQSClient, QueueUrl: string): Promise<Look> {
  const command = () => new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] });
  return look(async () => (await sqs.send(command())).Attributes);
}

/** The subscription that brings the topic's messages into this queue. */
export async function lookAtSubscription(sns: SNSClient, TopicArn: string, queueArn: string): Promise<Look> {
  try {
    for await (const page of paginateListSubscriptionsByTopic({ client: sns }, { TopicArn })) {
      const found = page.Subscriptions?.find(({ Protocol, Endpoint }) => Protocol === "sqs" && Endpoint === queueArn);
      const SubscriptionArn = found?.SubscriptionArn;
      if (SubscriptionArn)
        return look(async () => (await sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }))).Attributes);
    }
    return { kind: "missing" };
  } catch (error) {
    return lookOf(error);
  }
}

async function look(ask: () => Promise<Attributes | undefined>): Promise<Look> {
  try {
    return { kind: "there", attributes: (await ask()) ?? {} };
  } catch (error) {
    return lookOf(error);
  }
}
