import { expect, test } from "vitest";
import { topicMaySend, topicOfOthers, withTopicStatement } from "./topic-statement.ts";

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

test("names a topic of somebody else, unless the policy speaks of ours too", () => {
  const others = { ...OURS, Sid: "console", Condition: { ArnLike: { "aws:SourceArn": `${TOPIC}-shop` } } };
  expect(topicOfOthers(policy([BACKUP, others]), TOPIC)).toBe(`${TOPIC}-shop`);
  expect(topicOfOthers(policy(others), TOPIC)).toBe(`${TOPIC}-shop`);
  expect(topicOfOthers(policy([others, { ...OURS, Sid: "by hand" }]), TOPIC)).toBeNull();
});

test.each([
  ["no policy", undefined],
  ["a policy that says nothing of topics", policy([BACKUP])],
  ["our own statement for a topic of before", policy([topicMaySend(`${TOPIC}-old`, QUEUE)])],
])("nobody else's topic is in %s", (_, found) => {
  expect(topicOfOthers(found, TOPIC)).toBeNull();
});
