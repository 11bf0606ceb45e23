import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";
import type { AwsPlace } from "../env-aws.ts";
import { notePart } from "../parts.ts";
import { operationOf } from "./actions.ts";
import { type OnRight, RIGHTS_STEP, sayingRefusals } from "./rights.ts";
import { nameTroubleWithKeys } from "./search-for-keys.ts";
import { sayUnreadableAnswers } from "./unreadable-answer.ts";

export interface AwsClientOptions extends AwsPlace {
  /** Requests per call, retries included; three unless given. Who repeats calls anyway takes fewer. */
  readonly maxAttempts?: number;
  /** Called once per request, retries included; the number that AWS bills. */
  readonly onRequest?: (request: { service: "sns" | "sqs"; operation: string }) => void;
  /** Called once per call, with the right that it took and whether it was granted. */
  readonly onRight?: OnRight;
}

const CONNECT_TIMEOUT_MS = 2_000;
const REQUEST_TIMEOUT_MS = 10_000;
/** One long poll holds a socket, and up to four pollers run beside deletes and visibility changes. */
const MAX_SOCKETS = 32;

/** Publishes. Ends after three tries or ten seconds per try. */
export function createSnsClient(options: AwsClientOptions): SNSClient {
  notePart("sns-client");
  const client = new SNSClient(settings(options, options.snsEndpoint));
  if (!options.credentials) nameTroubleWithKeys(client);
  client.middlewareStack.add(sayingRefusals("sns", options.onRight), RIGHTS_STEP);
  sayUnreadableAnswers("SNS", client.middlewareStack);
  if (options.onRequest) client.middlewareStack.add(counting("sns", options.onRequest), COUNTED_STEP);
  return client;
}

/** Receives, deletes and sends. Long polls carry their own, longer time limit. */
export function createSqsClient(options: AwsClientOptions): SQSClient {
  notePart("sqs-client");
  const client = new SQSClient(settings(options, options.sqsEndpoint));
  if (!options.credentials) nameTroubleWithKeys(client);
  client.middlewareStack.add(sayingRefusals("sqs", options.onRight), RIGHTS_STEP);
  sayUnreadableAnswers("SQS", client.middlewareStack);
  if (options.onRequest) client.middlewareStack.add(counting("sqs", options.onRequest), COUNTED_STEP);
  return client;
}

/** What stands here wins over every profile and variable that the SDK would look at by itself. */
function settings({ region, credentials, maxAttempts = 3, ...place }: AwsClientOptions, own: string | undefined) {
  const agent = { keepAlive: true, maxSockets: MAX_SOCKETS };
  const endpoint = own ?? place.endpoint;
  return {
    region,
    // In code, because the SDK would otherwise take a queue's URL as its endpoint. Whoever names one means that one: with
    // AWS_USE_FIPS_ENDPOINT or a dual stack asked for elsewhere the SDK would refuse it.
    ...(endpoint && { endpoint, useFipsEndpoint: false, useDualstackEndpoint: false }),
    // The SDK writes its notes into what it is given.
    credentials: credentials && { ...credentials },
    maxAttempts,
    requestHandler: {
      connectionTimeout: CONNECT_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      // Without this the handler only warns when a request takes too long.
      throwOnRequestTimeout: true,
      httpAgent: new HttpAgent(agent),
      httpsAgent: new HttpsAgent(agent),
    },
  };
}

// Inside the retry loop, which sits earlier in the same step.
const COUNTED_STEP = { step: "finalizeRequest", priority: "low", name: "countRequests" } as const;

function counting(service: "sns" | "sqs", onRequest: NonNullable<AwsClientOptions["onRequest"]>) {
  return <Args, Output>(next: (args: Args) => Promise<Output>, context: { readonly commandName?: string }) =>
    (args: Args): Promise<Output> => {
      onRequest({ service, operation: operationOf(context) || "Unknown" });
      return next(args);
    };
}
