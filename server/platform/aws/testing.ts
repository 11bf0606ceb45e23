import type { SNSClient } from "@aws-sdk/client-sns";
import type { SQSClient } from "@aws-sdk/client-sqs";
import type { Queue, Topic } from "#server/core/ports/queue.ts";
import { EMBEDDED_CREDENTIALS, EMBEDDED_REGION } from "#server/local/aws/address.ts";
import type { TestAws } from "#server/local/aws/testing.ts";
import { type AwsClientOptions, createSnsClient, createSqsClient } from "./clients.ts";
import { createSnsTopic } from "./sns-topic.ts";
import { createSqsQueue } from "./sqs-queue.ts";

/** What a process has of SNS and SQS, and the clients behind it. */
export interface TestAwsClients extends Disposable {
  readonly sns: SNSClient;
  readonly sqs: SQSClient;
  readonly topic: Topic;
  readonly queue: Queue;
  readonly deadLetters: Queue;
}

/** Clients and ports over a test's own SNS and SQS. */
export function connect(aws: TestAws, onRequest?: AwsClientOptions["onRequest"]): TestAwsClients {
  const options = { region: EMBEDDED_REGION, credentials: EMBEDDED_CREDENTIALS, endpoint: aws.endpoint, onRequest };
  const [sns, sqs] = [createSnsClient(options), createSqsClient(options)];
  return {
    sns,
    sqs,
    topic: createSnsTopic({ sns, topicArn: aws.topicArn }),
    queue: createSqsQueue({ sqs, queueUrl: aws.queueUrl }),
    deadLetters: createSqsQueue({ sqs, queueUrl: aws.dlqUrl }),
    [Symbol.dispose]() {
      sns.destroy();
      sqs.destroy();
    },
  };
}

/** A message to send; only what matters to the test is given. */
export function aMessage(id: string, rest: { body?: string; attributes?: Record<string, string> } = {}) {
  return { id, body: rest.body ?? `body of ${id}`, attributes: rest.attributes ?? { eventId: id } };
}
