import { GetTopicAttributesCommand, type SNSClient } from "@aws-sdk/client-sns";

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
