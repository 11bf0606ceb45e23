import { expect, test } from "vitest";
import type { AwsInspection } from "#server/platform/aws/inspect.ts";
import { keysTrouble } from "#server/platform/aws/keys-trouble.ts";
import type { Look } from "#server/platform/aws/look.ts";
import { checkAws } from "./check-aws.ts";

const MISSING: Look = { kind: "missing" };

function check(look: Look, { topic = "desk-staging", queue = "desk-staging" } = {}) {
  const url = `https://sqs.eu-north-1.amazonaws.com/123456789012/${queue}`;
  const addresses = {
    topic: `arn:aws:sns:eu-north-1:123456789012:${topic}`,
    queue: url,
    deadLetters: `${url}-dlq`,
    subscriptionDeadLetters: `${url}-sns-dlq`,
  };
  const denied = { action: "sns:Publish", on: "topic", answer: "denied" } as const;
  const seen: AwsInspection = {
    topic: look,
    queue: look,
    deadLetters: look,
    subscriptionDeadLetters: look,
    subscription: look,
    permissions: [denied],
  };
  return checkAws(seen, addresses);
}

test("advice is about the desk that the queue's URL names", () => {
  const fixes = check(MISSING).map(({ fix }) => fix);
  expect(fixes).toContain("Correct SQS_QUEUE_URL, or run npm run aws:setup -- --name desk-staging to create it.");
  expect(fixes).toContain(
    "Attach one of the policies from npm run aws:setup -- --print --name desk-staging to the role or user of these keys.",
  );
  const usual = check(MISSING, { topic: "QuickFix", queue: "QuickFix" }).map(({ fix }) => fix);
  expect(usual).toContain("Correct SQS_QUEUE_URL, or run npm run aws:setup to create it.");
});

test("a topic and a queue of different names are said to be so: no set-up repairs them", () => {
  const names = check(MISSING, { topic: "QuickFix" }).filter(({ id }) => id === "names");
  expect(names).toMatchObject([
    { state: "unknown", found: expect.stringContaining("QuickFix and the queue desk-stag") },
  ]);
  expect(check(MISSING).filter(({ id }) => id === "names")).toEqual([]);
});

const errorCalled = (name: string, message: string) => Object.assign(new Error(message), { name });

test.each([
  ["no keys", errorCalled("CredentialsProviderError", "Could not load credentials"), undefined, "name a profile"],
  ["no such profile", errorCalled("CredentialsProviderError", "Could not resolve"), "nope", "Correct AWS_PROFILE"],
  ["keys that AWS does not know", errorCalled("InvalidClientTokenId", "invalid"), "nope", "Sign in again"],
])("with %s it says so once, with advice that fits, and speaks of no policy", (_, error, profile, advice) => {
  const trouble = keysTrouble(error, profile);
  expect(check({ kind: "keys", trouble })).toEqual([
    expect.objectContaining({ id: "keys", state: "wrong", found: trouble.found, fix: expect.stringContaining(advice) }),
  ]);
});
