import { expect, test } from "vitest";
import { deadLettersOf, nameIn, nameProblem, namesOf, topicArnBeside } from "./topology.ts";

test("everything is named after the desk", () => {
  expect(namesOf()).toEqual({
    topic: "QuickFix",
    queue: "QuickFix",
    deadLetters: "QuickFix-dlq",
    subscriptionDeadLetters: "QuickFix-sns-dlq",
  });
  expect(namesOf("desk-staging").subscriptionDeadLetters).toBe("desk-staging-sns-dlq");
  expect(deadLettersOf("https://sqs.eu-north-1.amazonaws.com/1/desk").deadLetters).toBe(
    "https://sqs.eu-north-1.amazonaws.com/1/desk-dlq",
  );
});

test.each([
  ["QuickFix", null],
  ["desk_staging-2", null],
  ["x".repeat(72), null],
  ["x".repeat(73), expect.stringContaining("73 characters")],
  ["QuickFix.fifo", expect.stringContaining("FIFO")],
  ["my desk", expect.stringContaining("letters, digits")],
  ["", expect.stringContaining("letters, digits")],
])("the name %j: %s", (name, problem) => {
  expect(nameProblem(name)).toEqual(problem);
  if (problem !== null) expect(() => namesOf(name)).toThrow(RangeError);
});

test("a name is the last part of an ARN and of a URL", () => {
  expect(nameIn("arn:aws-cn:sns:cn-north-1:123456789012:desk")).toBe("desk");
  expect(nameIn("https://sqs.cn-north-1.amazonaws.com.cn/123456789012/desk-dlq")).toBe("desk-dlq");
});

test("the topic beside a queue is in its partition, region and account", () => {
  expect(topicArnBeside("arn:aws-eusc:sqs:eusc-de-east-1:123456789012:desk", "desk")).toBe(
    "arn:aws-eusc:sns:eusc-de-east-1:123456789012:desk",
  );
});
