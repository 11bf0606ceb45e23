import { expect, test } from "vitest";
import { sendersOfOthers, topicMaySend, withTopicStatement } from "./topic-statement.ts";

const TOPIC = "arn:aws:sns:eu-north-1:123456789012:QuickFix";
const QUEUE = "arn:aws:sqs:eu-north-1:123456789012:QuickFix";
const OURS = topicMaySend(TOPIC, QUEUE);
const BACKUP = { Sid: "Backup", Effect: "Allow", Principal: "*", Action: "sqs:ReceiveMessage", Resource: QUEUE };
const policy = (Statement: unknown) => JSON.stringify({ Version: "2012-10-17", Statement });
const statementsIn = (text: string | null): unknown => JSON.parse(text ?? "").Statement;

test.each([
  ["a list", [topicMaySend("arn:old", QUEUE), BACKUP]],
  ["one statement without a list", BACKUP],
])("keeps the statements of others and replaces its own, in %s", (_, found) => {
  expect(statementsIn(withTopicStatement(policy(found), TOPIC, QUEUE))).toEqual([BACKUP, OURS]);
});

test.each([[undefined], [""], ['{"Version":"2012-10-17"}']])("makes a policy where there is none: %j", (found) => {
  expect(JSON.parse(withTopicStatement(found, TOPIC, QUEUE) ?? "")).toEqual({
    Version: "2012-10-17",
    Statement: [OURS],
  });
});

test.each(["{", "[]", '{"Statement":"all"}'])("touches no policy that it cannot read: %s", (found) => {
  expect(withTopicStatement(found, TOPIC, QUEUE)).toBeNull();
});

const senders = (found: string | undefined) => sendersOfOthers(found, TOPIC, QUEUE);
const lets = (Condition: object) => ({ ...OURS, Sid: "console", Condition });

test.each([
  ["by name", lets({ ArnEquals: { "aws:SourceArn": `${TOPIC}-shop` } }), `the topic ${TOPIC}-shop sends to it`],
  [
    "with wildcards",
    lets({ ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:other" } }),
    "topics such as arn:aws:sns:*:*:other send to it",
  ],
  [
    "by their account alone",
    lets({ StringEquals: { "aws:SourceAccount": "123456789012" } }),
    'statement "console" in its policy lets SNS send to it',
  ],
  ["whatever they are", lets({}), 'statement "console" in its policy lets SNS send to it'],
])("names topics of somebody else, let in %s, unless the policy speaks of ours too", (_, others, words) => {
  expect(senders(policy([BACKUP, others]))).toBe(words);
  expect(senders(policy(others))).toBe(words);
  expect(senders(policy([others, { ...OURS, Sid: "by hand" }]))).toBeNull();
});

test.each([
  ["no policy", undefined],
  ["a policy that says nothing of topics", policy([BACKUP])],
  ["our own statement for a topic of before", policy([topicMaySend(`${TOPIC}-old`, QUEUE)])],
  ["a statement about another queue", policy({ ...lets({}), Resource: `${QUEUE}-other` })],
])("nobody else's topic is in %s", (_, found) => {
  expect(senders(found)).toBeNull();
});
