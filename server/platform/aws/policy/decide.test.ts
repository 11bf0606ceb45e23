import { expect, test } from "vitest";
import { topicMaySend } from "../topic-statement.ts";
import { type Decision, decide } from "./decide.ts";
import { readPolicy } from "./statement.ts";

const TOPIC = "arn:aws:sns:eu-north-1:123456789012:QuickFix";
const QUEUE = "arn:aws:sqs:eu-north-1:123456789012:QuickFix";
const OURS = topicMaySend(TOPIC, QUEUE);

/** What a policy of these statements says when SNS sends for the topic. */
function judge(...statements: readonly object[]): Decision["kind"] {
  const read = readPolicy(JSON.stringify({ Version: "2012-10-17", Statement: statements }));
  const context = { "aws:SourceArn": TOPIC, "aws:SourceAccount": "123456789012", "aws:SourceIp": null };
  const asker = { service: "sns.amazonaws.com" };
  return decide(read ?? [], { asker, action: "sqs:SendMessage", resource: QUEUE, context }).kind;
}
const when = (Condition: object) => ({ ...OURS, Condition });

test.each([
  ["our own statement", OURS],
  ["everybody, from this topic", { ...OURS, Principal: "*" }],
  ["everybody as an account", { ...OURS, Principal: { AWS: "*" } }],
  ["every action, in another spelling", { ...OURS, Action: ["SQS:*"] }],
  ["all but another action", { ...OURS, Action: undefined, NotAction: "sqs:DeleteQueue" }],
  ["all but another queue", { ...OURS, Resource: undefined, NotResource: `${QUEUE}-dlq` }],
  ["topics of that name in any region", when({ ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:QuickFix" } })],
  ["the topic's account", when({ StringEquals: { "AWS:SourceAccount": "123456789012" } })],
  ["every account but one", when({ StringNotEquals: { "aws:SourceAccount": "999999999999" } })],
  ["who comes from no network", when({ Null: { "aws:SourceIp": "true" } })],
  ["an address, if there is one", when({ StringLikeIfExists: { "aws:SourceIp": "10.*" } })],
  ["no network at all, of however many", when({ "ForAllValues:StringLike": { "aws:SourceIp": "10.*" } })],
  ["whoever is not of that network", when({ NotIpAddress: { "aws:SourceIp": "10.0.0.0/8" } })],
  ["no condition", { ...OURS, Condition: undefined }],
])("a policy that lets %s send lets the topic send", (_, statement) => {
  expect(judge({ Effect: "Deny", Principal: "*", Action: "sqs:DeleteQueue" }, statement)).toBe("allowed");
});

test.each([
  ["is about another topic", when({ ArnEquals: { "aws:SourceArn": `${TOPIC}-2` } })],
  ["is about another queue", { ...OURS, Resource: `${QUEUE}-dlq` }],
  ["is about another action", { ...OURS, Action: "sqs:ReceiveMessage" }],
  ["is for somebody else", { ...OURS, Principal: { Service: "events.amazonaws.com" } }],
  ["names an account that is not the topic's", when({ StringEquals: { "aws:SourceAccount": "999999999999" } })],
  ["wants an address, which a service has not", when({ StringLike: { "aws:SourceIp": "10.*" } })],
  ["wants one in a network", when({ IpAddress: { "aws:SourceIp": "10.0.0.0/8" } })],
  ["wants one of several addresses", when({ "ForAnyValue:StringNotLike": { "aws:SourceIp": "10.*" } })],
  ["has two conditions, of which one fails", when({ ...OURS.Condition, StringEquals: { "aws:SourceAccount": "9" } })],
])("a policy that %s does not", (_, statement) => {
  expect(judge(statement)).toBe("none");
});

test.each([
  ["everybody", { Effect: "Deny", Principal: "*", Action: "sqs:*", Resource: QUEUE }],
  ["the service", { Effect: "Deny", Principal: OURS.Principal, Action: "sqs:SendMessage" }],
  [
    "everybody but a role",
    { ...OURS, Effect: "Deny", Principal: undefined, NotPrincipal: { AWS: "arn:aws:iam::1:role/a" } },
  ],
  [
    "whoever comes from outside a network",
    { ...OURS, Effect: "Deny", Principal: "*", Condition: { NotIpAddress: { "aws:SourceIp": "10.0.0.0/8" } } },
  ],
  [
    "other topics' account",
    { ...OURS, Effect: "Deny", Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } } },
  ],
])("a statement that denies %s wins over ours", (_, statement) => {
  expect(judge(OURS, statement)).toBe("denied");
});

test("a condition about what cannot be seen from here leaves it open, unless another statement decides", () => {
  const hidden = when({ StringEquals: { "aws:SourceOrgID": "o-1" } });
  expect(judge(hidden)).toBe("unsure");
  expect(judge(hidden, OURS)).toBe("allowed");
  expect(judge({ ...hidden, Effect: "Deny" }, OURS)).toBe("unsure");
  expect(judge(when({ DateGreaterThan: { "aws:CurrentTime": "2030-01-01T00:00:00Z" } }))).toBe("unsure");
});

test.each([
  ["a variable in a condition", when({ StringEquals: { "aws:SourceAccount": "${aws:PrincipalAccount}" } })],
  ["a variable in the resource", { ...OURS, Resource: "arn:aws:sqs:*:${aws:SourceAccount}:QuickFix" }],
  ["a pattern that is no whole ARN", when({ ArnLike: { "aws:SourceArn": "arn:aws:sns:*" } })],
])("what AWS makes of %s cannot be seen from here", (_, statement) => {
  expect(judge(statement)).toBe("unsure");
  expect(judge(OURS, { ...statement, Effect: "Deny" })).toBe("unsure");
});

test.each([["{"], ["[]"], ['{"Statement":"all"}']])("%j is no policy", (text) => {
  expect(readPolicy(text)).toBeNull();
});

test("no policy has no statements, and a policy may have its one statement without a list", () => {
  expect(readPolicy(undefined)).toEqual([]);
  expect(readPolicy("")).toEqual([]);
  expect(readPolicy(JSON.stringify({ Statement: OURS }))).toMatchObject([{ Sid: OURS.Sid }]);
});
