import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readConsumerEnv, readWebEnv } from "#server/platform/env.ts";
import { embeddedAwsEnv } from "../aws/address.ts";
import { choosePorts, stackEnv } from "./stack-env.ts";

const ports = { web: 4000, realtime: 4001, mongo: 4002, aws: 4003 };
const endpoint = "http://127.0.0.1:4003";
const parts = {
  MONGODB_URI: "mongodb://127.0.0.1:4002/quickfix?replicaSet=quickfix",
  ...embeddedAwsEnv({
    endpoint,
    topicArn: "arn:aws:sns:eu-north-1:000000000000:QuickFix",
    queueUrl: `${endpoint}/000000000000/QuickFix`,
    dlqUrl: `${endpoint}/000000000000/QuickFix-dlq`,
  }),
};

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "quickfix-env-"));
});
afterEach(() => rm(dataDir, { recursive: true }));

test("gives web and consumer everything they ask for", async () => {
  const env = { ...(await stackEnv({ inherited: {}, dataDir, ports, mode: "local" })), ...parts };
  expect(readWebEnv(env)).toMatchObject({
    mode: "local",
    port: 4000,
    publicUrl: "http://localhost:4000",
    realtimeUrl: "http://localhost:4001",
    mongodbUri: parts.MONGODB_URI,
    aws: { endpoint, deadLetterUrl: parts.QUICKFIX_DLQ_URL },
  });
  expect(readConsumerEnv(env)).toMatchObject({ realtimePort: 4001, authSecret: readWebEnv(env).authSecret });
});

test("what a shell has for AWS, or for another emulator, is not taken for the one on this machine", async () => {
  const inherited = {
    AWS_PROFILE: "sso",
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "ASIA",
    AWS_SECRET_ACCESS_KEY: "secret",
    AWS_SESSION_TOKEN: "of today",
    AWS_ENDPOINT_URL_SNS: "http://localhost.localstack.cloud:4566",
    AWS_ENDPOINT_URL_SQS: "http://localhost.localstack.cloud:4566",
  };
  const env = { ...(await stackEnv({ inherited, dataDir, ports, mode: "dev" })), ...parts };
  const { aws } = readConsumerEnv(env);
  expect(aws).toMatchObject({ endpoint, region: "eu-north-1" });
  expect(aws.credentials).toEqual({ accessKeyId: "embedded", secretAccessKey: "embedded" });
  expect([aws.snsEndpoint, aws.sqsEndpoint]).toEqual([undefined, undefined]);
});

test("keeps what is set already", async () => {
  const inherited = {
    NEXTAUTH_URL: "https://desk.example.com",
    NEXTAUTH_SECRET: "only-for-tests-2b7f1c9a40d85e63f",
    LOG_LEVEL: "debug",
    NEXT_PUBLIC_REALTIME_URL: "https://live.example.com",
  };
  expect(await stackEnv({ inherited, dataDir, ports, mode: "dev" })).toMatchObject(inherited);
});

test("browsers of the office, and of strangers, find live updates where they found the desk", async () => {
  const realtimeUrlAt = async (NEXTAUTH_URL: string) => {
    const env = await stackEnv({ inherited: { NEXTAUTH_URL }, dataDir, ports, mode: "local" });
    return readConsumerEnv({ ...env, ...parts }).realtimeUrl;
  };
  expect(await realtimeUrlAt("http://localhost:4000")).toBe("http://localhost:4001");
  expect(await realtimeUrlAt("http://192.168.1.20:4000")).toBe("http://192.168.1.20:4001");
  expect(await realtimeUrlAt("https://desk.example.com")).toBe("https://desk.example.com:4001");
});

test("0 picks ports that differ", async () => {
  const chosen = await choosePorts({ web: 0, realtime: 0, mongo: 0, aws: 0 });
  expect(new Set(Object.values(chosen)).size).toBe(4);
  expect(Object.values(chosen)).not.toContain(0);
});
