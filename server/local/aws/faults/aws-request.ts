import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { z } from "zod";

/** A request to SNS or SQS, read to its end and understood as far as faults need it. */
export interface AwsRequest {
  readonly service: "sns" | "sqs";
  readonly operation: string;
  /** The name of the queue it is about; null for a topic. */
  readonly queue: string | null;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly socket: Socket;
}

export interface AwsAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const QueueRequest = z.object({ QueueUrl: z.string().optional(), QueueName: z.string().optional() });

/** Reads the request's body; null when it is neither SNS nor SQS. */
export async function readAwsRequest(request: IncomingMessage): Promise<{ body: string; aws: AwsRequest | null }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks).toString();
  const { url = "/", headers, socket } = request;
  const target = headers["x-amz-target"];
  if (typeof target === "string") {
    const operation = target.slice(target.lastIndexOf(".") + 1);
    return { body, aws: { service: "sqs", operation, queue: queueOf(body), url, headers, body, socket } };
  }
  const operation = new URLSearchParams(body).get("Action");
  if (!operation) return { body, aws: null };
  return { body, aws: { service: "sns", operation, queue: null, url, headers, body, socket } };
}

function queueOf(body: string): string | null {
  const { QueueUrl, QueueName } = QueueRequest.parse(JSON.parse(body));
  return QueueName ?? QueueUrl?.split("/").at(-1) ?? null;
}
