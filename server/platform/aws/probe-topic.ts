import { GetTopicAttributesCommand, type SNSClient } from "@aws-sdk/client-sns";
import { isRefusal } from "./aws-errors.ts";

/**
 * Throws unless the topic answers. Who was given an older policy may not look at it: a refusal is an answer too, and the
 * right that is missing is noted by the client.
 */
export async function probeTopic(sns: SNSClient, topicArn: string, signal: AbortSignal): Promise<void> {
  try {
    await sns.send(new GetTopicAttributesCommand({ TopicArn: topicArn }), { abortSignal: signal });
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}
