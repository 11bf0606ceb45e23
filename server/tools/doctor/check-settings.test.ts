import { expect, test } from "vitest";
import { checkSettings } from "./check-settings.ts";

const GOOD = {
  MONGODB_URI: "mongodb://127.0.0.1:27017/quickfix",
  AWS_REGION: "eu-north-1",
  SNS_TOPIC_ARN: "arn:aws:sns:eu-north-1:123456789012:QuickFix",
  SQS_QUEUE_URL: "https://sqs.eu-north-1.amazonaws.com/123456789012/QuickFix",
  NEXTAUTH_URL: "https://quickfix.example.com",
  NEXTAUTH_SECRET: "only-for-tests-2b7f1c9a40d85e63f",
};

const wrong = (changes: Record<string, string>) =>
  checkSettings({ ...GOOD, ...changes }).findings.filter(({ state }) => state === "wrong");

test("settings that belong together have nothing wrong", () => {
  expect(wrong({})).toEqual([]);
});

test("everything that is missing is said at once, and nothing else can be looked at", () => {
  const { env, findings } = checkSettings({});
  expect(env).toBeNull();
  expect(findings.length).toBeGreaterThan(4);
  expect(findings.every(({ state, fix }) => state === "wrong" && fix)).toBe(true);
});

test.each([
  ["topic", { SNS_TOPIC_ARN: "arn:aws:sns:eu-west-1:123456789012:QuickFix" }],
  ["queue", { SQS_QUEUE_URL: "https://sqs.eu-west-1.amazonaws.com/123456789012/QuickFix" }],
])("a %s in another region is recognised before AWS says that it does not exist", (_, changes) => {
  expect(wrong(changes)).toMatchObject([
    { id: "settings.region", found: expect.stringContaining("is in eu-west-1, and AWS_REGION says eu-north-1") },
  ]);
});

test("the region is compared with an endpoint named, too, and a host's own name is none", () => {
  const emulator = {
    AWS_ENDPOINT_URL: "http://my-emulator-1:4566",
    SQS_QUEUE_URL: "http://my-emulator-1:4566/0/QuickFix",
  };
  expect(wrong(emulator)).toEqual([]);
  expect(wrong({ ...emulator, AWS_REGION: "us-east-1" })).toMatchObject([
    { id: "settings.region", found: "SNS_TOPIC_ARN is in eu-north-1, and AWS_REGION says us-east-1." },
  ]);
});

test.each([
  "https://vpce-0a1b-2c3d.sqs.eu-west-1.vpce.amazonaws.com/123456789012/QuickFix",
  "https://sqs-fips.eu-west-1.amazonaws.com/123456789012/QuickFix",
  "https://eu-west-1.queue.amazonaws.com/123456789012/QuickFix",
  "http://sqs.eu-west-1.localhost.localstack.cloud:4566/123456789012/QuickFix",
])("the region is found in %s", (SQS_QUEUE_URL) => {
  const AWS_ENDPOINT_URL = "http://127.0.0.1:4566";
  expect(wrong({ SQS_QUEUE_URL, AWS_ENDPOINT_URL })).toMatchObject([{ found: expect.stringContaining("eu-west-1") }]);
});

test("a FIFO queue is refused at once, and nobody is sent to make one", () => {
  const findings = wrong({ SQS_QUEUE_URL: `${GOOD.SQS_QUEUE_URL}.fifo` });
  expect(findings).toMatchObject([{ found: expect.stringContaining("FIFO") }]);
  expect(JSON.stringify(findings)).not.toContain("aws:setup");
});

test("what is there and cannot be used is to be corrected, not set", () => {
  const uri = (options: string) => ({ MONGODB_URI: `mongodb://127.0.0.1/desk?${options}` });
  expect(wrong(uri("w=1"))).toMatchObject([{ fix: expect.stringContaining("Correct it where it is set") }]);
  expect(wrong({ MONGODB_URI: "" })).toMatchObject([{ fix: expect.stringContaining("Set it in .env") }]);
});

test.each([
  ["MONGODB_URI", "mongodb://me:secret@db.example.com/desk"],
  ["MONGODB_URI", "mongodb://10.0.0.4,203.0.113.9/desk?tls=false"],
  ["MONGODB_URI", "mongodb+srv://me:secret@db.example.com/desk?ssl=false"],
  ["REDIS_URL", "redis://cache.example.com:6379"],
  ["OTEL_EXPORTER_OTLP_ENDPOINT", "http://traces.example.com:4318"],
])("%s out of one's own network without TLS is wrong: %s", (variable, value) => {
  expect(wrong({ [variable]: value })).toMatchObject([
    { id: "settings.transport", found: expect.stringContaining(`${variable} leads out`) },
  ]);
});

test("what is encrypted, or stays in one's own network, is not", () => {
  const encrypted = {
    MONGODB_URI: "mongodb+srv://me:secret@db.example.com/desk",
    REDIS_URL: "rediss://cache.example.com:6379",
    OTEL_EXPORTER_OTLP_ENDPOINT: "https://traces.example.com:4318",
  };
  expect(wrong(encrypted)).toEqual([]);
  expect(wrong({ ...encrypted, MONGODB_URI: "mongodb://db.example.com/desk?tls=true" })).toEqual([]);
  const own = { MONGODB_URI: "mongodb://mongo:27017,10.0.0.4/desk", REDIS_URL: "redis://redis:6379" };
  expect(wrong(own)).toEqual([]);
});
