import { createSnsClient, createSqsClient } from "#server/aws/clients.ts";
import { createSnsTopic } from "#server/aws/sns-topic.ts";
import { createSqsQueue } from "#server/aws/sqs-queue.ts";
import type { OutgoingMessage, Queue, Topic } from "#server/ports/queue.ts";
import type { ConsumerEnv } from "#server/runtime/env.ts";
import type { ConsumerMetrics } from "./metrics.ts";

/** The loop repeats and spaces out its calls itself; one more try covers a kept-alive connection that had ended. */
const SQS_ATTEMPTS = 2;

export interface ComposedAws {
  readonly topic: Topic;
  readonly queue: Queue;
  readonly deadLetters: Queue;
  close(): void;
}

/** Topic and queues on the real clients, every billed request counted. */
export function composeAws({ aws }: Pick<ConsumerEnv, "aws">, metrics: ConsumerMetrics): ComposedAws {
  const onRequest = (request: { service: "sns" | "sqs"; operation: string }) => metrics.awsRequests.inc(request);
  const sns = createSnsClient({ ...aws, onRequest });
  const sqs = createSqsClient({ ...aws, maxAttempts: SQS_ATTEMPTS, onRequest });
  return {
    topic: countPublishes(createSnsTopic({ sns, topicArn: aws.topicArn }), metrics),
    queue: createSqsQueue({ sqs, queueUrl: aws.queueUrl }),
    deadLetters: createSqsQueue({ sqs, queueUrl: aws.deadLetterUrl }),
    close() {
      sns.destroy();
      sqs.destroy();
    },
  };
}

function countPublishes(topic: Topic, metrics: ConsumerMetrics): Topic {
  const count = ({ attributes }: OutgoingMessage, result: "ok" | "failed") =>
    metrics.outboxPublish.inc({ origin: attributes["origin"] ?? "unknown", result });
  return {
    async publish(messages) {
      try {
        const failures = await topic.publish(messages);
        const failed = new Set(failures.map((failure) => failure.id));
        for (const message of messages) count(message, failed.has(message.id) ? "failed" : "ok");
        metrics.sent.inc(messages.length - failed.size);
        return failures;
      } catch (error) {
        for (const message of messages) count(message, "failed");
        throw error;
      }
    },
  };
}
