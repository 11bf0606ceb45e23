import { expect, test } from "vitest";
import { whatItLacks } from "./what-answers-hold.ts";

const sqs = (operation: string, body: string, input: unknown = {}) =>
  whatItLacks({ service: "SQS", operation, input, output: body.startsWith("{") ? JSON.parse(body) : {}, body });
const sns = (operation: string, output: unknown, body = `<${operation}Response></${operation}Response>`) =>
  whatItLacks({ service: "SNS", operation, input: {}, output, body });

test.each([
  ["SNS", "PublishBatch", "<html>Sign in to the network</html>"],
  ["SNS", "SetSubscriptionAttributes", ""],
  ["SNS", "GetTopicAttributes", "{}"],
  ["SQS", "ReceiveMessage", "<html>Sign in to the network</html>"],
  ["SQS", "SetQueueAttributes", "<html>Sign in to the network</html>"],
  ["SQS", "ReceiveMessage", ""],
  ["SQS", "GetQueueUrl", "[]"],
] as const)("%s never answers %s with %s", (service, operation, body) => {
  expect(whatItLacks({ service, operation, input: {}, output: {}, body })).toBe("");
});

test.each([
  ["SendMessageBatch", "{}", "SendMessageBatch without Successful."],
  ["DeleteMessageBatch", '{"Successful":[],"Failed":[]}', "DeleteMessageBatch without Successful."],
  ["GetQueueUrl", "{}", "GetQueueUrl without QueueUrl."],
  ["CreateQueue", '{"QueueUrl":""}', "CreateQueue without QueueUrl."],
  [
    "ReceiveMessage",
    '{"Messages":[{"MessageId":"1","Body":"private"}]}',
    "ReceiveMessage without Messages.0.ReceiptHandle.",
  ],
])("an answer to %s that is %s says nothing, and the sentence quotes none of it", (operation, body, sentence) => {
  expect(sqs(operation, body)).toBe(sentence);
});

test("an answer to GetQueueAttributes holds what a queue always has, if it was asked for", () => {
  const asked = (...AttributeNames: string[]) => sqs("GetQueueAttributes", "{}", { AttributeNames });
  expect(asked("All")).toBe("GetQueueAttributes without Attributes.");
  expect(asked("ApproximateNumberOfMessages")).toBe("GetQueueAttributes without Attributes.");
  expect(asked("Policy", "RedrivePolicy")).toBeNull();
  expect(sqs("GetQueueAttributes", '{"Attributes":{"Policy":"{}"}}', { AttributeNames: ["All"] })).toBe(
    "GetQueueAttributes without Attributes.QueueArn.",
  );
});

test.each([
  ["CreateTopic", "TopicArn"],
  ["Subscribe", "SubscriptionArn"],
  ["PublishBatch", "Successful"],
  ["GetTopicAttributes", "Attributes"],
  ["GetSubscriptionAttributes", "Attributes"],
  ["ListSubscriptionsByTopic", "Subscriptions"],
])("an answer of SNS to %s without %s says nothing", (operation, field) => {
  expect(sns(operation, {})).toBe(`${operation} without ${field}.`);
});

test("what says that there is nothing is an answer", () => {
  expect(sqs("ReceiveMessage", "{}")).toBeNull();
  expect(sqs("DeleteMessage", "")).toBeNull();
  expect(sns("ListSubscriptionsByTopic", { Subscriptions: [] })).toBeNull();
  expect(sns("DeleteTopic", {})).toBeNull();
});
