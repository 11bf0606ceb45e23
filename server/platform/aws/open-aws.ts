import type { Queue, Topic } from "#server/core/ports/queue.ts";
import type { AwsEnv } from "../env.ts";
import { type MessagingMetrics, measuredQueue, measuredTopic, timed } from "../messaging-metrics.ts";
import { tracedQueue, tracedTopic } from "../tracing/messaging.ts";
import { createSnsClient, createSqsClient } from "./clients.ts";
import type { Place } from "./permissions.ts";
import { probeTopic } from "./probe-topic.ts";
import { createMissingRights } from "./rights.ts";
import { createSnsTopic } from "./sns-topic.ts";
import { createSqsQueue } from "./sqs-queue.ts";
import { nameIn } from "./topology.ts";

/** The topic and the queues of one process, behind one SNS and one SQS client. */
export interface Aws extends Disposable {
  readonly topic: Topic;
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly subscriptionDeadLetters: Queue;
  /** Throws unless the topic answers and takes what is published. */
  probeTopic(signal: AbortSignal): Promise<void>;
  /** Which rights these keys were refused when they were last needed, a sentence each, without any name in it. */
  missingRights(): string[];
}

export interface AwsOptions {
  readonly aws: AwsEnv;
  readonly metrics: MessagingMetrics;
  /** How long a received message stays hidden from other receivers. */
  readonly visibilitySeconds?: number;
  /** Requests per call to SQS, retries included. */
  readonly sqsAttempts?: number;
}

/** Topic and queues on the real clients, every billed request counted, every call timed and traced. */
export function openAws({ aws, metrics, visibilitySeconds, sqsAttempts }: AwsOptions): Aws {
  const onRequest = (request: { service: "sns" | "sqs"; operation: string }) => metrics.awsRequests.inc(request);
  const missing = createMissingRights(placesOf(aws));
  const sns = createSnsClient({ ...aws, onRequest, onRight: missing.note });
  const sqs = createSqsClient({ ...aws, maxAttempts: sqsAttempts, onRequest, onRight: missing.note });
  const open = (queueUrl: string) => {
    const queue = createSqsQueue({ sqs, queueUrl, visibilitySeconds });
    return tracedQueue(measuredQueue(queue, nameIn(queueUrl), metrics), nameIn(queueUrl));
  };
  const topicName = nameIn(aws.topicArn);
  const topic = measuredTopic(createSnsTopic({ sns, topicArn: aws.topicArn }), topicName, metrics);
  return {
    topic: tracedTopic(topic, topicName),
    queue: open(aws.queueUrl),
    deadLetters: open(aws.deadLetterUrl),
    subscriptionDeadLetters: open(aws.subscriptionDeadLetterUrl),
    async probeTopic(signal) {
      await timed(metrics, "probe", topicName, () => probeTopic(sns, aws.topicArn, signal));
      if (missing.has("sns:Publish")) throw new Error("the topic answers, and does not let these keys publish");
    },
    missingRights: missing.list,
    [Symbol.dispose]() {
      sns.destroy();
      sqs.destroy();
    },
  };
}

function placesOf(aws: AwsEnv): ReadonlyMap<string, Place> {
  return new Map([
    [aws.topicArn, "topic"],
    [aws.queueUrl, "queue"],
    [aws.deadLetterUrl, "deadLetters"],
    [aws.subscriptionDeadLetterUrl, "subscriptionDeadLetters"],
  ]);
}
