import { PublishBatchCommand, type SNSClient } from "@aws-sdk/client-sns";
import type { Topic } from "#server/core/ports/queue.ts";
import { sendBatches } from "./send-batches.ts";

/** The port over an SNS standard topic. */
export function createSnsTopic({ sns, topicArn }: { sns: SNSClient; topicArn: string }): Topic {
  return {
    publish: (messages) =>
      sendBatches(messages, async (entries) => {
        const PublishBatchRequestEntries = entries.map(({ body, ...entry }) => ({ ...entry, Message: body }));
        return sns.send(new PublishBatchCommand({ TopicArn: topicArn, PublishBatchRequestEntries }));
      }),
  };
}
