import { PublishBatchCommand, type SNSClient } from "@aws-sdk/client-sns";
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { lookOf } from "./look.ts";
import { PERMISSIONS, type Permission } from "./permissions.ts";

export interface ProbedPermission {
  readonly action: string;
  readonly on: Permission["on"];
  /** `unknown` when AWS did not get as far as deciding about it. */
  readonly answer: "allowed" | "denied" | "unknown";
}

export type Addresses = Readonly<Record<Permission["on"], string>>;

/** No receipt is ever called that. */
const NO_RECEIPT = "quickfix-doctor-asks-only";

/**
 * Asks for everything that a consumer may do, with requests that can have no effect: each names no message at all, so that
 * whoever may make it is told that it makes no sense.
 */
export async function probePermissions(
  { sns, sqs }: { sns: SNSClient; sqs: SQSClient },
  addresses: Addresses,
): Promise<ProbedPermission[]> {
  const asked = PERMISSIONS.consumer.flatMap(({ on, actions }) => actions.map((action) => ({ on, action })));
  return Promise.all(
    asked.map(async ({ on, action }) => {
      try {
        await ask(sns, sqs, action, addresses[on]);
        return { action, on, answer: "allowed" as const };
      } catch (error) {
        return { action, on, answer: answerOf(error) };
      }
    }),
  );
}

async function ask(sns: SNSClient, sqs: SQSClient, action: string, address: string): Promise<unknown> {
  const QueueUrl = address;
  switch (action) {
    case "sns:Publish":
      return sns.send(new PublishBatchCommand({ TopicArn: address, PublishBatchRequestEntries: [] }));
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

/** Being told that the request makes no sense means being allowed to make it. */
function answerOf(error: unknown): ProbedPermission["answer"] {
  const { kind } = lookOf(error);
  if (kind === "denied") return "denied";
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  return kind === "away" && status === 400 ? "allowed" : "unknown";
}
