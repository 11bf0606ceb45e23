import type { Queue, Topic } from "#server/core/ports/queue.ts";
import { createSnsClient, createSqsClient } from "#server/platform/aws/clients.ts";
import { createSnsTopic } from "#server/platform/aws/sns-topic.ts";
import { createSqsQueue } from "#server/platform/aws/sqs-queue.ts";
import {
  DEAD_LETTER_QUEUE_NAME,
  QUEUE_NAME,
  SUBSCRIPTION_DEAD_LETTER_QUEUE_NAME,
  TOPIC_NAME,
} from "#server/platform/aws/topology.ts";
import type { ConsumerEnv } from "#server/platform/env.ts";
import { measuredQueue, measuredTopic } from "#server/platform/messaging-metrics.ts";
import { tracedQueue } from "#server/platform/tracing/messaging.ts";
import type { ConsumerMetrics } from "./operations/metrics.ts";

/** The loop repeats and spaces out its calls itself; one more try covers a kept-alive connection that had ended. */
const SQS_ATTEMPTS = 2;

export interface ComposedAws {
  readonly topic: Topic;
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly subscriptionDeadLetters: Queue;
  close(): void;
}

/** Topic and queues on the real clients, every billed request counted, every call timed and traced. */
export function composeAws(
  { aws, visibilitySeconds }: Pick<ConsumerEnv, "aws" | "visibilitySeconds">,
  metrics: ConsumerMetrics,
): ComposedAws {
  const onRequest = (request: { service: "sns" | "sqs"; operation: string }) => metrics.awsRequests.inc(request);
  const watched = (queue: Queue, name: string) => tracedQueue(measuredQueue(queue, name, metrics), name);
  const sns = createSnsClient({ ...aws, onRequest });
  const sqs = createSqsClient({ ...aws, maxAttempts: SQS_ATTEMPTS, onRequest });
  return {
    topic: measuredTopic(createSnsTopic({ sns, topicArn: aws.topicArn }), TOPIC_NAME, metrics),
    queue: watched(createSqsQueue({ sqs, queueUrl: aws.queueUrl, visibilitySeconds }), QUEUE_NAME),
    deadLetters: watched(
      createSqsQueue({ sqs, queueUrl: aws.deadLetterUrl, visibilitySeconds }),
      DEAD_LETTER_QUEUE_NAME,
    ),
    subscriptionDeadLetters: watched(
      createSqsQueue({ sqs, queueUrl: aws.subscriptionDeadLetterUrl, visibilitySeconds }),
      SUBSCRIPTION_DEAD_LETTER_QUEUE_NAME,
    ),
    close() {
      sns.destroy();
      sqs.destroy();
    },
  };
}
