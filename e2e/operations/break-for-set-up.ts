import {
  ListSubscriptionsByTopicCommand,
  SetSubscriptionAttributesCommand,
  UnsubscribeCommand,
} from "@aws-sdk/client-sns";
import { DeleteQueueCommand, SetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import type { QueuePlace } from "#server/platform/aws/permissions.ts";
import { type GatedAws, ROOT, type RoleRight } from "./gated-aws.ts";

const ENDINGS = {
  queue: "",
  deadLetters: "-dlq",
  subscriptionDeadLetters: "-sns-dlq",
} as const satisfies Record<QueuePlace, string>;

export function queueUrlOf(aws: GatedAws, place: QueuePlace): string {
  return `${aws.envOf(ROOT)["SQS_QUEUE_URL"]}${ENDINGS[place]}`;
}

/** Gives set-up something to do: everything to repair, or what this right is needed for. */
export async function breakForSetUp(aws: GatedAws, { action, on }: Partial<RoleRight> = {}): Promise<void> {
  aws.gate.withhold();
  await aws.setUp(ROOT);
  const { sns, sqs } = aws.clientsOf(ROOT);
  const TopicArn = aws.envOf(ROOT)["SNS_TOPIC_ARN"];
  for (const place of ["queue", "deadLetters", "subscriptionDeadLetters"] as const) {
    const QueueUrl = queueUrlOf(aws, place);
    if (action === "sqs:CreateQueue" && on === place) {
      await sqs.send(new DeleteQueueCommand({ QueueUrl }));
      continue;
    }
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { MessageRetentionPeriod: "60" } }));
  }
  const { Subscriptions = [] } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  for (const { SubscriptionArn } of Subscriptions) {
    const [AttributeName, AttributeValue] = ["RawMessageDelivery", "false"];
    if (action === "sns:Subscribe") await sns.send(new UnsubscribeCommand({ SubscriptionArn }));
    else await sns.send(new SetSubscriptionAttributesCommand({ SubscriptionArn, AttributeName, AttributeValue }));
  }
}
