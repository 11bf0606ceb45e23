import { DeleteTopicCommand, type SNSClient } from "@aws-sdk/client-sns";
import { DeleteQueueCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { isRefusal } from "#server/platform/aws/aws-errors.ts";
import { createSnsClient, createSqsClient } from "#server/platform/aws/clients.ts";
import { findQueue } from "#server/platform/aws/ensure-queue.ts";
import { ensureTopology, type Topology } from "#server/platform/aws/ensure-topology.ts";
import { namesOf } from "#server/platform/aws/topology.ts";
import type { AwsPlace } from "#server/platform/env-aws.ts";
import { inWords } from "./check.ts";

/** A topic with its queues that nobody else has, on the SNS and SQS that are there. */
export interface OwnTopic {
  readonly place: AwsPlace;
  readonly sns: SNSClient;
  readonly sqs: SQSClient;
  readonly topology: Topology;
  /** The variables that point a process of the desk at it. */
  readonly env: Readonly<Record<string, string>>;
  /** Takes everything of that name away; resolves to what it could not. */
  remove(): Promise<string[]>;
}

/** @throws with the right that is missing, or with what is there under that name already; what was made is gone again then. */
export async function makeOwnTopic(place: AwsPlace, name: string): Promise<OwnTopic> {
  let asked = "";
  const onRequest = ({ service, operation }: { service: string; operation: string }) => {
    asked = `${service}:${operation}`;
  };
  const sns = createSnsClient({ ...place, onRequest });
  const sqs = createSqsClient({ ...place, onRequest });
  const host = { ...place, sns, sqs, inTermsOfRights: (error: unknown) => inTermsOfRights(error, asked) };
  const close = () => {
    sns.destroy();
    sqs.destroy();
  };
  const remove = async () => {
    const left = await removeAll(host, name);
    close();
    return left;
  };
  const isThere = await findQueue(host, name).catch((error: unknown) => {
    close();
    throw host.inTermsOfRights(error);
  });
  if (isThere) {
    close();
    throw new Error(`There is a queue ${name} already. Choose another --name.`);
  }
  try {
    const topology = await ensureTopology({ ...host, name });
    return { place, sns, sqs, topology, env: envOf(topology), remove };
  } catch (error) {
    const { message } = host.inTermsOfRights(error);
    const left = await remove();
    throw new Error([message, ...left.map((each) => `Left behind: ${each}.`)].join(" "), { cause: error });
  }
}

interface Host {
  readonly sns: SNSClient;
  readonly sqs: SQSClient;
  readonly endpoint?: string;
  readonly inTermsOfRights: (error: unknown) => Error;
}

function envOf({ topicArn, queue, deadLetters, subscriptionDeadLetters }: Topology): Record<string, string> {
  return {
    SNS_TOPIC_ARN: topicArn,
    SQS_QUEUE_URL: queue.url,
    QUICKFIX_DLQ_URL: deadLetters.url,
    QUICKFIX_SNS_DLQ_URL: subscriptionDeadLetters.url,
  };
}

/** By name, because a set-up that broke off has said nothing of what it made. */
async function removeAll(host: Host, name: string): Promise<string[]> {
  const { queue, ...others } = namesOf(name);
  const left: string[] = [];
  const attempt = (what: string, act: () => Promise<unknown>) =>
    act().catch((error: unknown) => left.push(`${what} (${host.inTermsOfRights(error).message})`));
  for (const each of [queue, others.deadLetters, others.subscriptionDeadLetters]) {
    await attempt(`queue ${each}`, async () => {
      const found = await findQueue(host, each);
      if (!found) return;
      if (each === queue) {
        const TopicArn = found.arn.replace(":sqs:", ":sns:");
        // Its subscription goes with it.
        await attempt(`topic ${name}`, () => host.sns.send(new DeleteTopicCommand({ TopicArn })));
      }
      await host.sqs.send(new DeleteQueueCommand({ QueueUrl: found.url }));
    });
  }
  return left;
}

/** Not every answer names the action that it refuses. */
function inTermsOfRights(error: unknown, asked: string): Error {
  return new Error(isRefusal(error) ? `A right is missing: ${asked} (${error.message})` : inWords(error), {
    cause: error,
  });
}
