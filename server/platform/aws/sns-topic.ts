import { GetTopicAttributesCommand, PublishBatchCommand, type SNSClient } from "@aws-sdk/client-sns";
import type { Topic } from "#server/core/ports/queue.ts";
import { sendBatches } from "./send-batches.ts";

/** The port over an SNS standard topic. */
export function createSnsTopic({ sns, topicArn }: { sns: SNSClient; topicArn: string }): Topic {
  return {
    publish: (messages) =>
      sendBatches(messages, async (entries) => {
        const PublishBatchRequestEntries = entries.map(({ body, ...entry }) => ({ ...entry, Message: body }));
        const { Failed } = await sns.send(new PublishBatchCommand({ TopicArn: topicArn, PublishBatchRequestEntries }));
        return Failed;
      }),
  };
}

const DENIED = new Set(["AuthorizationError", "AuthorizationErrorException", "AccessDenied", "AccessDeniedException"]);

/**
 * Throws unless the topic answers. The permissions that QuickFix needs do not include reading a topic's attributes, so
 * being denied that is an answer too.
 */
export async function probeTopic(sns: SNSClient, topicArn: string, signal: AbortSignal): Promise<void> {
  try {
    await sns.send(new GetTopicAttributesCommand({ TopicArn: topicArn }), { abortSignal: signal });
  } catch (error) {
    if (error instanceof Error && DENIED.has(error.name)) return;
    throw error;
  }
}
