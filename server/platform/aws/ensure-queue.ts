import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  QueueDoesNotExist,
  SetQueueAttributesCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { type Patience, patiently } from "./patiently.ts";
import type { Attributes } from "./topology.ts";

export interface QueueRef {
  readonly name: string;
  readonly url: string;
  readonly arn: string;
  /** As they were when the queue was looked up. */
  readonly attributes: Attributes;
}

export interface QueueHost {
  readonly sqs: SQSClient;
  /** Given for an emulator: its queue URLs may name hosts that do not resolve, so they are put on this address. */
  readonly endpoint?: string;
}

/** The queue of that name in the client's region and account, or null. */
export async function findQueue(host: QueueHost, name: string): Promise<QueueRef | null> {
  try {
    const { QueueUrl = "" } = await host.sqs.send(new GetQueueUrlCommand({ QueueName: name }));
    return await describe(host, name, QueueUrl);
  } catch (error) {
    if (error instanceof QueueDoesNotExist) return null;
    throw error;
  }
}

/** Creates a queue, and waits until AWS knows it. */
export async function createQueue(host: QueueHost & Patience, name: string, attributes: Attributes): Promise<QueueRef> {
  const command = () => new CreateQueueCommand({ QueueName: name, Attributes: attributes });
  const { QueueUrl = "" } = await patiently(host, () => host.sqs.send(command()));
  return patiently(host, () => describe(host, name, QueueUrl));
}

/** Sets these attributes of a queue; returns their names. With none to set, AWS is not asked. */
export async function setQueueAttributes(sqs: SQSClient, queue: QueueRef, changed: Attributes): Promise<string[]> {
  const { Policy } = queue.attributes;
  // Some emulators take a policy that is not named for one that is taken away.
  const Attributes = { ...(Policy && { Policy }), ...changed };
  const names = Object.keys(changed);
  if (names.length > 0) await sqs.send(new SetQueueAttributesCommand({ QueueUrl: queue.url, Attributes }));
  return names;
}

async function describe({ sqs, endpoint }: QueueHost, name: string, queueUrl: string): Promise<QueueRef> {
  const url = endpoint ? new URL(new URL(queueUrl).pathname, endpoint).href : queueUrl;
  const { Attributes: attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["All"] }),
  );
  return { name, url, arn: attributes.QueueArn ?? "", attributes };
}
