import path from "node:path";
import { expect, test } from "vitest";
import { EnvError, readConsumerEnv, readWebEnv } from "./env.ts";
import { LIMITS } from "./limits/table.ts";

const complete = {
  MONGODB_URI: "mongodb://127.0.0.1:27017/quickfix?replicaSet=rs0",
  AWS_REGION: "eu-north-1",
  SNS_TOPIC_ARN: "arn:aws:sns:eu-north-1:123456789012:QuickFix",
  SQS_QUEUE_URL: "https://sqs.eu-north-1.amazonaws.com/123456789012/QuickFix",
  NEXTAUTH_URL: "https://desk.example.com/",
  NEXTAUTH_SECRET: "only-for-tests-2b7f1c9a40d85e63f",
};

function linesOf(env: Record<string, string>): readonly string[] {
  try {
    readWebEnv(env);
  } catch (error) {
    if (error instanceof EnvError) return error.lines;
    throw error;
  }
  return [];
}

test("reads the required variables and fills in the rest", () => {
  expect(readWebEnv(complete)).toEqual({
    mode: "production",
    logLevel: "info",
    mongodbUri: complete.MONGODB_URI,
    aws: {
      region: "eu-north-1",
      topicArn: complete.SNS_TOPIC_ARN,
      queueUrl: complete.SQS_QUEUE_URL,
      deadLetterUrl: `${complete.SQS_QUEUE_URL}-dlq`,
      subscriptionDeadLetterUrl: `${complete.SQS_QUEUE_URL}-sns-dlq`,
    },
    publicUrl: "https://desk.example.com",
    isPublic: true,
    realtimeUrl: "https://desk.example.com:3001",
    authSecret: complete.NEXTAUTH_SECRET,
    trustedProxies: [],
    hosts: ["desk.example.com", "desk.example.com:3001"],
    files: { folder: path.resolve(".data/files"), bucket: undefined, place: { region: "eu-north-1" } },
    limits: { isOn: true, table: LIMITS },
    mailGatherMs: 120_000,
    parkAfterMs: 86_400_000,
    isHttpsBelow: true,
    customerMaxPriority: "High",
    declineMs: 600_000,
    port: 3000,
  });
});

test("limits are lifted or set by name, and what is no limit is said", () => {
  const limits = (more: Record<string, string>) => readWebEnv({ ...complete, ...more }).limits;
  expect(limits({ LIMITS: "writes=240" }).table.writes).toMatchObject({ max: 240, seconds: 60 });
  expect(linesOf({ ...complete, LIMITS: "rights=240" })).toEqual([
    expect.stringContaining('LIMITS has "rights=240" in it'),
  ]);
  const atHome = { NEXTAUTH_URL: "http://localhost:3000" };
  expect(limits({ RATE_LIMITS: "off", ...atHome }).isOn).toBe(false);
  expect(linesOf({ ...complete, RATE_LIMITS: "off" })).toEqual([
    expect.stringMatching(/^RATE_LIMITS=off lets strangers/),
  ]);
});

test("names everything that is wrong at once, each with an example", () => {
  const lines = linesOf({
    ...complete,
    MONGODB_URI: "localhost",
    AWS_REGION: "",
    NEXTAUTH_SECRET: "short",
    PORT: "web",
  });
  expect(lines.map((line) => line.split(".")[0])).toEqual([
    "MONGODB_URI must start with mongodb:// or mongodb+srv://",
    "AWS_REGION is missing",
    "PORT must be a port number",
    "NEXTAUTH_SECRET must have at least 32 characters",
  ]);
  expect(lines[1]).toContain("For example: eu-north-1");
});

test.each([
  [{ SMTP_URL: "smtp://us%er:x@mail.example.com" }, "SMTP_URL has a % that is not followed"],
  [{ REDIS_URL: "redis://me:100%@redis:6379" }, "REDIS_URL has a % that is not followed"],
  [{ SMTP_URL: "smtp://me:p/ss@mail.example.com" }, "SMTP_URL has a sign in its user or password"],
  [{ MONGODB_URI: "mongodb://127.0.0.1/quick%fix" }, "MONGODB_URI has a % that is not followed"],
  [{ MONGODB_URI: "mongodb://u:p@ss@host/desk" }, "MONGODB_URI has a sign in its user or password"],
])("%j is refused with how to encode it", (changes, words) => {
  expect(linesOf({ ...complete, ...changes })).toEqual([expect.stringContaining(words)]);
});

test("an empty environment names every required variable and no optional one", () => {
  const names = linesOf({}).map((line) => line.split(" ")[0]);
  expect(names).toEqual(Object.keys(complete));
});

test("has no default for the secret in any mode", () => {
  const { NEXTAUTH_SECRET: _, ...rest } = complete;
  expect(linesOf({ ...rest, QUICKFIX_MODE: "dev" })).toHaveLength(1);
});

test.each([
  ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"],
  ["AWS_SECRET_ACCESS_KEY", "AWS_ACCESS_KEY_ID"],
  ["AWS_SESSION_TOKEN", "AWS_ACCESS_KEY_ID"],
  ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
  ["GITHUB_CLIENT_SECRET", "GITHUB_CLIENT_ID"],
])("refuses %s without %s", (set, unset) => {
  expect(linesOf({ ...complete, [set]: "value" })[0]).toMatch(`${set} is set without ${unset}.`);
});

test.each(["QUICKFIX_DLQ_URL", "QUICKFIX_SNS_DLQ_URL"])("refuses the queue itself as %s", (name) => {
  const [line] = linesOf({ ...complete, [name]: complete.SQS_QUEUE_URL });
  expect(line).toContain(`${name} names the queue of SQS_QUEUE_URL itself`);
});

test("passes both keys on as credentials, and none when neither is set", () => {
  const keys = { AWS_ACCESS_KEY_ID: "id", AWS_SECRET_ACCESS_KEY: "key" };
  expect(readConsumerEnv({ ...complete, ...keys }).aws.credentials).toEqual({
    accessKeyId: "id",
    secretAccessKey: "key",
  });
  expect(readConsumerEnv(complete).aws.credentials).toBeUndefined();
});

test("keys of some hours come with their session token", () => {
  const keys = { AWS_ACCESS_KEY_ID: "id", AWS_SECRET_ACCESS_KEY: "key", AWS_SESSION_TOKEN: "token" };
  expect(readConsumerEnv({ ...complete, ...keys }).aws.credentials).toMatchObject({ sessionToken: "token" });
});

test("SNS and SQS may each be somewhere else, and that is still AWS", () => {
  const ends = { AWS_ENDPOINT_URL_SNS: "https://vpce-1.sns.test", AWS_ENDPOINT_URL_SQS: "https://vpce-2.sqs.test/" };
  const { aws } = readConsumerEnv({ ...complete, ...ends });
  expect(aws).toMatchObject({ snsEndpoint: "https://vpce-1.sns.test", sqsEndpoint: "https://vpce-2.sqs.test" });
  expect(aws.endpoint).toBeUndefined();
});

test.each([
  ["eusc-de-east-1", "aws-eusc", "amazonaws.eu"],
  ["us-gov-west-1", "aws-us-gov", "amazonaws.com"],
  ["cn-northwest-1", "aws-cn", "amazonaws.com.cn"],
  ["us-isob-east-1", "aws-iso-b", "sc2s.sgov.gov"],
])("takes the names of %s", (region, partition, suffix) => {
  const place = {
    AWS_REGION: region,
    SNS_TOPIC_ARN: `arn:${partition}:sns:${region}:123456789012:desk`,
    SQS_QUEUE_URL: `https://sqs.${region}.${suffix}/123456789012/desk`,
  };
  expect(linesOf({ ...complete, ...place })).toEqual([]);
});

test("a FIFO topic is refused in words", () => {
  const [line] = linesOf({ ...complete, SNS_TOPIC_ARN: `${complete.SNS_TOPIC_ARN}.fifo` });
  expect(line).toContain("must be the ARN of a standard topic");
});

test("browsers reach the consumer on the public host and its own port unless an address is set", () => {
  expect(readConsumerEnv({ ...complete, REALTIME_PORT: "4001" }).realtimeUrl).toBe("https://desk.example.com:4001");
  const set = { ...complete, NEXT_PUBLIC_REALTIME_URL: "https://live.example.com/" };
  expect(readConsumerEnv(set).realtimeUrl).toBe("https://live.example.com");
});

test("proxies and hosts are lists, and each thing in them that is none is named", () => {
  const lists = { TRUSTED_PROXIES: "10.0.0.0/8,  2001:db8::7", ALLOWED_HOSTS: "web,Consumer" };
  const env = readWebEnv({ ...complete, ...lists });
  expect(env.trustedProxies).toEqual(["10.0.0.0/8", "2001:db8::7/128"]);
  expect(env.hosts.slice(-2)).toEqual(["web", "consumer"]);
  const lines = linesOf({ ...complete, TRUSTED_PROXIES: "10.0.0.1 proxy 0.0.0.0/0", ALLOWED_HOSTS: "web http://x *" });
  expect(lines.map((line) => line.split(".")[0])).toEqual([
    'TRUSTED_PROXIES has "proxy" in it, which is no address or network of some proxies',
    'TRUSTED_PROXIES has "0',
    'ALLOWED_HOSTS has "http://x" in it, which is no name of a host',
    'ALLOWED_HOSTS has "*" in it, which is no name of a host',
  ]);
});

test("a token for metrics is long enough not to be guessed", () => {
  expect(readWebEnv({ ...complete, METRICS_TOKEN: "0123456789abcdef" }).metricsToken).toBe("0123456789abcdef");
  expect(linesOf({ ...complete, METRICS_TOKEN: "metrics" })[0]).toContain("must have at least 16 characters");
});

const ON_A_MACHINE = { ...complete, NEXTAUTH_URL: "http://localhost:3000" };
const CONTROL = { QUICKFIX_CONTROL_URL: "http://127.0.0.1:40123", QUICKFIX_CONTROL_TOKEN: complete.NEXTAUTH_SECRET };

test("a public desk has https, for pages and for live updates; others need none", () => {
  const [line, ...rest] = linesOf({ ...complete, NEXTAUTH_URL: "http://desk.example.com" });
  expect(line).toMatch(/^NEXTAUTH_URL is http:.*needs https.*Put a proxy with a certificate before it/);
  expect(rest).toEqual([]);
  expect(linesOf({ ...complete, NEXT_PUBLIC_REALTIME_URL: "http://live.example.com" })).toHaveLength(1);
  for (const NEXTAUTH_URL of [
    "http://localhost:3000",
    "http://192.168.1.20:3000",
    "http://desk.local",
    "http://desk",
  ]) {
    expect(linesOf({ ...complete, NEXTAUTH_URL })).toEqual([]);
  }
});

test("what takes any certificate for the right one is refused in words", () => {
  expect(linesOf({ ...complete, NODE_TLS_REJECT_UNAUTHORIZED: "0" })).toEqual([
    expect.stringContaining("NODE_EXTRA_CA_CERTS"),
  ]);
  const SMTP_URL = "smtps://me:secret@mail.example.com?tls.rejectUnauthorized=false";
  expect(linesOf({ ...complete, SMTP_URL })).toEqual([expect.stringMatching(/^SMTP_URL takes any certificate/)]);
  expect(linesOf({ ...complete, NODE_TLS_REJECT_UNAUTHORIZED: "1", SMTP_URL: "smtps://mail.example.com" })).toEqual([]);
});

test("what is for demos and tests is refused on a public desk, whatever the mode", () => {
  const tests = { QUICKFIX_MODE: "dev", QF_CRASH_AT: "relay.stored", QUICKFIX_RECONCILE: "off" };
  expect(linesOf({ ...ON_A_MACHINE, ...tests })).toEqual([]);
  expect(linesOf({ ...complete, ...tests })).toHaveLength(2);
  expect(readWebEnv({ ...ON_A_MACHINE, ...CONTROL }).control).toBeDefined();
  expect(readWebEnv({ ...complete, ...CONTROL, QUICKFIX_MODE: "local" }).control).toBeUndefined();
});
