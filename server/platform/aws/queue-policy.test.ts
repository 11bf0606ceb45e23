import { expect, test } from "vitest";
import { letsTopicSend } from "./queue-policy.ts";
import { topicMaySend } from "./topology.ts";

const TOPIC = "arn:aws:sns:eu-north-1:123456789012:QuickFix";
const QUEUE = "arn:aws:sqs:eu-north-1:123456789012:QuickFix";
const OURS = topicMaySend(TOPIC, QUEUE);
const judge = (...statements: readonly object[]) =>
  letsTopicSend(JSON.stringify({ Version: "2012-10-17", Statement: statements }), TOPIC, QUEUE);

test.each([
  ["our own statement", OURS],
  ["everybody, from this topic", { ...OURS, Principal: "*" }],
  ["everybody as an account", { ...OURS, Principal: { AWS: "*" } }],
  ["every action, in another spelling", { ...OURS, Action: ["SQS:*"] }],
  [
    "topics of that name in any region",
    { ...OURS, Condition: { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:QuickFix" } } },
  ],
  ["no condition", { ...OURS, Condition: undefined }],
])("a policy that lets %s send lets the topic send", (_, statement) => {
  expect(judge({ Effect: "Deny", Action: "sqs:DeleteQueue" }, statement)).toBe(true);
  expect(letsTopicSend(JSON.stringify({ Statement: statement }), TOPIC, QUEUE)).toBe(true);
});

test.each([
  ["denies", { ...OURS, Effect: "Deny" }],
  ["is about another topic", { ...OURS, Condition: { ArnEquals: { "aws:SourceArn": `${TOPIC}-2` } } }],
  ["is about another queue", { ...OURS, Resource: `${QUEUE}-dlq` }],
  ["is about another action", { ...OURS, Action: "sqs:ReceiveMessage" }],
  ["is for somebody else", { ...OURS, Principal: { Service: "events.amazonaws.com" } }],
])("a policy that %s does not", (_, statement) => {
  expect(judge(statement)).toBe(false);
});

test.each([[undefined], [""], ["{"], ["[]"], ['{"Statement":"all"}']])("%j is no policy", (text) => {
  expect(letsTopicSend(text, TOPIC, QUEUE)).toBe(false);
});
