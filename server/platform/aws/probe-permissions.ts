import {
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  PublishBatchCommand,
  type SNSClient,
} from "@aws-sdk/client-sns";
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import type { AwsAction } from "./actions.ts";
import { classifyAwsError, isMissing, isRefusal } from "./aws-errors.ts";
import { PERMISSIONS, type Permission, type Place } from "./permissions.ts";

export interface ProbedPermission {
  readonly action: AwsAction;
  readonly on: Place;
  /** `unknown` when AWS did not get as far as deciding about it. */
  readonly answer: "allowed" | "denied" | "unknown";
}

export type Addresses = Readonly<Record<Exclude<Place, "everything">, string>>;

interface Clients {
  readonly sns: SNSClient;
  readonly sqs: SQSClient;
}

/** No receipt is ever called that. */
const NO_RECEIPT = "quickfix-doctor-asks-only";
/** No subscription has that in its name. */
const NO_SUBSCRIPTION = "00000000-0000-0000-0000-000000000000";

/** The rights of web, consumer and doctor, each once. */
const RIGHTS = [...PERMISSIONS.web, ...PERMISSIONS.consumer, ...PERMISSIONS.doctor]
  .flatMap(({ on, actions }: Permission) => actions.map((action: AwsAction) => ({ on, action })))
  .filter(({ on, action }, index, all) => index === all.findIndex((each) => each.on === on && each.action === action));

/**
 * Asks for everything that web, consumer and doctor may do, with requests that can have no effect: they only look, or name
 * no message at all, so that whoever may make them is told that they make no sense.
 */
export function probePermissions(clients: Clients, addresses: Addresses): Promise<ProbedPermission[]> {
  return Promise.all(
    RIGHTS.map(async ({ on, action }) => {
      try {
        await ask(clients, action, on === "everything" ? `${addresses.topic}:${NO_SUBSCRIPTION}` : addresses[on]);
        return { action, on, answer: "allowed" as const };
      } catch (error) {
        return { action, on, answer: answerOf(error, on) };
      }
    }),
  );
}

async function ask({ sns, sqs }: Clients, action: AwsAction, address: string): Promise<unknown> {
  const [QueueUrl, TopicArn] = [address, address];
  switch (action) {
    case "sns:Publish":
      return sns.send(new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries: [] }));
    case "sns:GetTopicAttributes":
      return sns.send(new GetTopicAttributesCommand({ TopicArn }));
    case "sns:ListSubscriptionsByTopic":
      return sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
    case "sns:GetSubscriptionAttributes":
      return sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn: address }));
    case "sqs:ReceiveMessage":
      return sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 0 }));
    case "sqs:DeleteMessage":
      return sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: NO_RECEIPT }));
    case "sqs:ChangeMessageVisibility":
      return sqs.send(
        new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: NO_RECEIPT, VisibilityTimeout: 0 }),
      );
    case "sqs:SendMessage":
      return sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries: [] }));
    case "sqs:GetQueueAttributes":
      return sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["QueueArn"] }));
    default:
      throw new Error(`There is no harmless way to ask for ${action}.`);
  }
}

/** Being told that the request makes no sense, or that there is no such subscription, means being allowed to make it. */
function answerOf(error: unknown, on: Place): ProbedPermission["answer"] {
  if (isRefusal(error)) return "denied";
  if (isMissing(error)) return on === "everything" ? "allowed" : "unknown";
  return classifyAwsError(error) === "rejected" ? "allowed" : "unknown";
}
