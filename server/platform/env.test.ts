import { expect, test } from "vitest";
import { EnvError, readConsumerEnv, readWebEnv } from "./env.ts";

const complete = {
  MONGODB_URI: "mongodb://127.0.0.1:27017/quickfix?replicaSet=rs0",
  AWS_REGION: "eu-north-1",
  SNS_TOPIC_ARN: "arn:aws:sns:eu-north-1:123456789012:QuickFix",
  SQS_QUEUE_URL: "https://sqs.eu-north-1.amazonaws.com/123456789012/QuickFix",
  NEXTAUTH_URL: "https://desk.example.com/",
  NEXTAUTH_SECRET: "s".repeat(32),
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
    realtimeUrl: "https://desk.example.com:3001",
    authSecret: complete.NEXTAUTH_SECRET,
    port: 3000,
  });
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
  ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
  ["GITHUB_CLIENT_SECRET", "GITHUB_CLIENT_ID"],
])("refuses %s without %s", (set, unset) => {
  expect(linesOf({ ...complete, [set]: "value" })[0]).toMatch(`${set} is set without ${unset}.`);
});

test("passes both keys on as credentials, and none when neither is set", () => {
  const keys = { AWS_ACCESS_KEY_ID: "id", AWS_SECRET_ACCESS_KEY: "key" };
  expect(readConsumerEnv({ ...complete, ...keys }).aws.credentials).toEqual({
    accessKeyId: "id",
    secretAccessKey: "key",
  });
  expect(readConsumerEnv(complete).aws.credentials).toBeUndefined();
});

test("browsers reach the consumer on the public host and its own port unless an address is set", () => {
  expect(readConsumerEnv({ ...complete, REALTIME_PORT: "4001" }).realtimeUrl).toBe("https://desk.example.com:4001");
  const set = { ...complete, NEXT_PUBLIC_REALTIME_URL: "https://live.example.com/" };
  expect(readConsumerEnv(set).realtimeUrl).toBe("https://live.example.com");
});
