import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { PublishCommand } from "@aws-sdk/client-sns";
import { GetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { afterEach, expect, test, vi } from "vitest";
import { awsPlace } from "../env-aws.ts";
import { areKeysBad, classifyAwsError } from "./aws-errors.ts";
import { type AwsClientOptions, createSnsClient, createSqsClient } from "./clients.ts";
import { subscriptionsOf } from "./look.ts";
import { createSnsTopic } from "./sns-topic.ts";
import { createSqsQueue } from "./sqs-queue.ts";
import { aMessage } from "./testing.ts";

afterEach(() => vi.unstubAllEnvs());

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const QUIET: Answer = { status: 200, type: "application/x-amz-json-1.0", body: "{}" };

/** An endpoint that answers everything alike and keeps what it was asked with. */
async function startEndpoint({ status, type, body }: Answer = QUIET) {
  const asked: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers);
    request.resume();
    response.writeHead(status, { "content-type": type }).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    asked,
    endpoint: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const QUEUE_URL = "https://sqs.eu-north-1.amazonaws.com/123456789012/QuickFix";
const ROLE = "arn:aws:iam::123456789012:role/desk";
const KEYS = { accessKeyId: "AKID", secretAccessKey: "secret" };

async function look(options: Omit<AwsClientOptions, "region">) {
  const sqs = createSqsClient({ region: "eu-north-1", maxAttempts: 1, ...options });
  return sqs.send(new GetQueueAttributesCommand({ QueueUrl: QUEUE_URL })).finally(() => sqs.destroy());
}

async function publish(options: Omit<AwsClientOptions, "region">) {
  const sns = createSnsClient({ region: "eu-north-1", maxAttempts: 1, ...options });
  const command = new PublishCommand({ TopicArn: "arn:aws:sns:eu-north-1:1:QuickFix", Message: "x" });
  return sns.send(command).finally(() => sns.destroy());
}

const failureOf = (call: Promise<unknown>) => call.then(() => null).catch((error: unknown) => error);

test("keys of some hours go out with their session token", async () => {
  await using there = await startEndpoint();
  const values = {
    AWS_REGION: "eu-north-1",
    AWS_ACCESS_KEY_ID: "ASIA",
    AWS_SECRET_ACCESS_KEY: "secret",
    AWS_SESSION_TOKEN: "token-of-today",
    AWS_ENDPOINT_URL: there.endpoint,
  };
  await look(awsPlace(values));
  expect(there.asked[0]).toMatchObject({
    "x-amz-security-token": "token-of-today",
    authorization: expect.stringContaining("Credential=ASIA/"),
  });
});

test("with no keys the SDK's own chain is asked: here a profile, its session token with it", async () => {
  await using there = await startEndpoint();
  const folder = await mkdtemp(path.join(tmpdir(), "quickfix-profile-"));
  const file = path.join(folder, "credentials");
  const profile = [
    "[desk]",
    "aws_access_key_id=ASIAPROFILE",
    "aws_secret_access_key=s",
    "aws_session_token=of-profile",
  ];
  await writeFile(file, profile.join("\n"));
  vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", file);
  vi.stubEnv("AWS_PROFILE", "desk");
  await look({ endpoint: there.endpoint });
  await rm(folder, { recursive: true });
  expect(there.asked[0]).toMatchObject({
    "x-amz-security-token": "of-profile",
    authorization: expect.stringContaining("Credential=ASIAPROFILE/"),
  });
});

test.each([
  [
    "a token of web identity that is not there",
    { AWS_WEB_IDENTITY_TOKEN_FILE: "/nowhere/token", AWS_ROLE_ARN: ROLE },
    "/nowhere/token",
  ],
  ["a profile whose sign-in nobody describes", { AWS_PROFILE: "lost" }, ""],
  ["a profile that nobody knows", { AWS_PROFILE: "nobody-knows-it" }, ""],
])("%s is trouble with the keys, and not with the call or the network", async (_, env, words) => {
  await using there = await startEndpoint();
  const folder = await mkdtemp(path.join(tmpdir(), "quickfix-profile-"));
  const file = path.join(folder, "config");
  await writeFile(file, "[profile lost]\nsso_session=nowhere\nsso_account_id=123456789012\nsso_role_name=desk\n");
  const nothing = { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "", AWS_SHARED_CREDENTIALS_FILE: "/nowhere" };
  const given = { ...nothing, AWS_CONFIG_FILE: file, AWS_EC2_METADATA_DISABLED: "true", ...env };
  for (const [name, value] of Object.entries(given)) vi.stubEnv(name, value);
  for (const ask of [look, publish]) {
    const error: unknown = await ask({ endpoint: there.endpoint }).catch((thrown: unknown) => thrown);
    expect(areKeysBad(error), String(error)).toBe(true);
    expect(classifyAwsError(error)).toBe("config");
    expect(String(error)).toContain(words);
  }
  expect(there.asked).toEqual([]);
  await rm(folder, { recursive: true });
});

test("a profile, a token and wishes for other endpoints in the shell change nothing for whoever names keys and an endpoint", async () => {
  await using there = await startEndpoint();
  for (const [name, value] of Object.entries({
    AWS_PROFILE: "nobody-knows-it",
    AWS_SESSION_TOKEN: "of-somebody-else",
    AWS_USE_FIPS_ENDPOINT: "true",
    AWS_USE_DUALSTACK_ENDPOINT: "true",
    AWS_ENDPOINT_URL_SQS: "http://127.0.0.1:1",
  })) {
    vi.stubEnv(name, value);
  }
  await look({ endpoint: there.endpoint, credentials: KEYS });
  expect(there.asked[0]?.authorization).toContain("Credential=AKID/");
  expect(there.asked[0]).not.toHaveProperty("x-amz-security-token");
});

test("an endpoint of SQS alone, or of SNS, wins over the queue URL's host and over the common one", async () => {
  await using there = await startEndpoint();
  const [sqsEndpoint, nowhere] = [there.endpoint, "http://127.0.0.1:1"];
  await look({ sqsEndpoint, credentials: KEYS });
  await look({ sqsEndpoint, endpoint: nowhere, snsEndpoint: nowhere, credentials: KEYS });
  await failureOf(publish({ snsEndpoint: there.endpoint, endpoint: nowhere, sqsEndpoint: nowhere, credentials: KEYS }));
  expect(there.asked).toHaveLength(3);
});

const REFUSAL =
  "<ErrorResponse><Error><Type>Sender</Type><Code>InvalidClientTokenId</Code><Message>The security token included in the request is invalid.</Message></Error></ErrorResponse>";

test("an answer in XML where JSON was asked for is said in words, with the code that is in it", async () => {
  await using there = await startEndpoint({ status: 403, type: "text/xml", body: REFUSAL });
  const error = await failureOf(look({ endpoint: there.endpoint, credentials: KEYS }));
  expect(error).toMatchObject({
    name: "InvalidClientTokenId",
    message:
      "The endpoint of SQS answered 403, and not as SQS does: InvalidClientTokenId, The security token included in the request is invalid.",
  });
  expect(classifyAwsError(error)).toBe("config");
});

test.each([
  ["SQS", look],
  ["SNS", publish],
] as const)("a page of HTML instead of %s is said in words", async (service, call) => {
  const body = "<html><head><title>Bad gateway</title></head><body><h1>Bad gateway</h1><br>nobody home</body></html>";
  await using there = await startEndpoint({ status: 502, type: "text/html", body });
  const error = await failureOf(call({ endpoint: there.endpoint, credentials: KEYS }));
  expect(error).toBeInstanceOf(Error);
  expect(String(error)).toContain(`The endpoint of ${service} answered 502`);
  expect(String(error)).toContain("Bad gateway");
  expect(classifyAwsError(error)).toBe("infra");
});

test("what the services themselves say no with stays as it is", async () => {
  const body = '{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"no such queue"}';
  await using there = await startEndpoint({ ...QUIET, status: 400, body });
  const error = await failureOf(look({ endpoint: there.endpoint, credentials: KEYS }));
  expect(error).toMatchObject({ name: "QueueDoesNotExist", message: "no such queue" });
});

const LOGIN: Answer = { status: 200, type: "text/html", body: "<html><body>Sign in to the network</body></html>" };
const EMPTY: Answer = { status: 204, type: "text/plain", body: "" };
const SAYS_NOTHING: Answer = {
  status: 200,
  type: "text/xml",
  body: "<PublishBatchResponse><PublishBatchResult><Successful/><Failed/></PublishBatchResult></PublishBatchResponse>",
};

test.each([
  ["a login page", LOGIN],
  ["an empty answer", EMPTY],
  ["an empty object", QUIET],
  ["two empty lists", SAYS_NOTHING],
])("%s is no success, whatever its status: nothing is taken, deleted or known by it", async (_, answer) => {
  await using there = await startEndpoint(answer);
  const options = { region: "eu-north-1", endpoint: there.endpoint, credentials: KEYS, maxAttempts: 1 };
  const [sns, sqs] = [createSnsClient(options), createSqsClient(options)];
  const topic = createSnsTopic({ sns, topicArn: "arn:aws:sns:eu-north-1:123456789012:QuickFix" });
  const queue = createSqsQueue({ sqs, queueUrl: QUEUE_URL });
  const held = { messageId: "m", receiptHandle: "r", body: "b", attributes: {}, receiveCount: 1, sentAt: new Date() };
  const calls = [
    topic.publish([aMessage("a"), aMessage("b")]),
    queue.send([aMessage("a")]),
    queue.delete([held]),
    queue.changeVisibility([{ message: held, seconds: 1 }]),
    queue.depth(),
    ...(answer === QUIET ? [] : [queue.receive({ max: 1, waitSeconds: 0 })]),
  ];
  const errors = await Promise.all(calls.map(failureOf));
  for (const error of errors) expect(error).toMatchObject({ name: "UnreadableAnswer" });
  expect(new Set(errors.map(classifyAwsError))).toEqual(new Set(["config"]));
  sns.destroy();
  sqs.destroy();
});

test("a topic without subscriptions is an answer", async () => {
  const body = `<ListSubscriptionsByTopicResponse><ListSubscriptionsByTopicResult><Subscriptions/></ListSubscriptionsByTopicResult></ListSubscriptionsByTopicResponse>`;
  await using there = await startEndpoint({ status: 200, type: "text/xml", body });
  const sns = createSnsClient({ region: "eu-north-1", endpoint: there.endpoint, credentials: KEYS, maxAttempts: 1 });
  const found = await Array.fromAsync(subscriptionsOf(sns, "arn:aws:sns:eu-north-1:123456789012:QuickFix", "queue"));
  expect(found).toEqual([]);
  sns.destroy();
});
