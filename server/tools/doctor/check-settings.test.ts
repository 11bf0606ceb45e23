import { expect, test } from "vitest";
import { checkSettings } from "./check-settings.ts";

const GOOD = {
  MONGODB_URI: "mongodb://127.0.0.1:27017/quickfix",
  AWS_REGION: "eu-north-1",
  SNS_TOPIC_ARN: "arn:aws:sns:eu-north-1:123456789012:QuickFix",
  SQS_QUEUE_URL: "https://sqs.eu-north-1.amazonaws.com/123456789012/QuickFix",
  NEXTAUTH_URL: "https://quickfix.example.com",
  NEXTAUTH_SECRET: "x".repeat(32),
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

test("an emulator has no regions", () => {
  expect(wrong({ AWS_ENDPOINT_URL: "http://127.0.0.1:4566", AWS_REGION: "us-east-1" })).toEqual([]);
});

test("what is there and cannot be used is to be corrected, not set", () => {
  const uri = (options: string) => ({ MONGODB_URI: `mongodb://127.0.0.1/desk?${options}` });
  expect(wrong(uri("w=1"))).toMatchObject([{ fix: expect.stringContaining("Correct it where it is set") }]);
  expect(wrong({ MONGODB_URI: "" })).toMatchObject([{ fix: expect.stringContaining("Set it in .env") }]);
});
