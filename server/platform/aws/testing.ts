import { EMBEDDED_CREDENTIALS, EMBEDDED_REGION } from "#server/local/aws/address.ts";
import type { TestAws } from "#server/local/aws/testing.ts";
import { type AwsClientOptions, createSnsClient, createSqsClient } from "./clients.ts";
import { createSnsTopic } from "./sns-topic.ts";
import { createSqsQueue } from "./sqs-queue.ts";

/** Clients and ports over a test's own SNS and SQS. */
export function connect(aws: TestAws, onRequest?: AwsClientOptions["onRequest"]) {
  const options = { region: EMBEDDED_REGION, credentials: EMBEDDED_CREDENTIALS, endpoint: aws.endpoint, onRequest };
  const [sns, sqs] = [createSnsClient(options), createSqsClient(options)];
  return {
    sns,
    sqs,
    topic: createSnsTopic({ sns, topicArn: aws.topicArn }),
    queue: createSqsQueue({ sqs, queueUrl: aws.queueUrl }),
    deadLetters: createSqsQueue({ sqs, queueUrl: aws.dlqUrl }),
  };
}

/** A message to send; only what matters to the test is given. */
export function aMessage(id: string, rest: { body?: string; attributes?: Record<string, string> } = {}) {
  return { id, body: rest.body ?? `body of ${id}`, attributes: rest.attributes ?? { eventId: id } };
}
