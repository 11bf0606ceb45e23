import { Socket } from "node:net";
import { expect, test } from "vitest";
import { createIamGate } from "./iam-gate.ts";

const TOPIC = "arn:aws:sns:eu-north-1:000000000000:QuickFix";
const QUEUE = "arn:aws:sqs:eu-north-1:000000000000:QuickFix";
const policy = (Action: string | string[], Resource: string) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action, Resource }],
});

function aGate(document: object) {
  const gate = createIamGate({ region: "eu-north-1", account: "000000000000" });
  gate.grant("keys", document);
  const headers = {
    authorization: "AWS4-HMAC-SHA256 Credential=keys/20260101/eu-north-1/sns/aws4_request, Signature=0",
  };
  const socket = new Socket();
  return {
    gate,
    sns: (operation: string, form: Record<string, string>) =>
      gate.refuse({
        service: "sns",
        operation,
        queue: null,
        url: "/",
        headers,
        socket,
        body: `${new URLSearchParams(form)}`,
      }),
    sqs: (operation: string, body: object) =>
      gate.refuse({ service: "sqs", operation, queue: null, url: "/", headers, socket, body: JSON.stringify(body) }),
  };
}

test("a batch takes the right of one, on just this topic or queue", () => {
  const { gate, sns, sqs } = aGate(policy(["sns:Publish", "sqs:SendMessage"], "*"));
  expect(sns("PublishBatch", { TopicArn: TOPIC })).toBeNull();
  expect(sqs("SendMessageBatch", { QueueUrl: "http://127.0.0.1:1/000000000000/QuickFix" })).toBeNull();
  expect(gate.used("keys")).toEqual(new Set([`sns:Publish on ${TOPIC}`, `sqs:SendMessage on ${QUEUE}`]));
  expect(sqs("DeleteMessage", { QueueUrl: "http://127.0.0.1:1/000000000000/QuickFix" })).toMatchObject({
    statusCode: 403,
    body: expect.stringContaining(`not authorized to perform: sqs:DeleteMessage on resource: ${QUEUE}`),
  });
  expect(gate.refused).toEqual([`keys: sqs:DeleteMessage on ${QUEUE}`]);
});

test("what has no resource in AWS's reference is not granted by a statement about the topic", () => {
  const SubscriptionArn = `${TOPIC}:1`;
  const narrow = aGate(policy("sns:GetSubscriptionAttributes", TOPIC));
  expect(narrow.sns("GetSubscriptionAttributes", { SubscriptionArn })).toMatchObject({ statusCode: 403 });
  expect(
    aGate(policy("sns:GetSubscriptionAttributes", `${TOPIC}*`)).sns("GetSubscriptionAttributes", { SubscriptionArn }),
  ).toMatchObject({ statusCode: 403 });
  expect(
    aGate(policy("sns:GetSubscriptionAttributes", "*")).sns("GetSubscriptionAttributes", { SubscriptionArn }),
  ).toBeNull();
});

test("a policy that says more than is enforced here is not taken", () => {
  const { gate } = aGate(policy("sns:Publish", TOPIC));
  const [statement] = policy("sns:Publish", TOPIC).Statement;
  const withMore = (more: object) => ({ Version: "2012-10-17", Statement: [{ ...statement, ...more }] });
  expect(() => gate.grant("keys", withMore({ Condition: {} }))).toThrow("Condition");
  expect(() => gate.grant("keys", withMore({ Effect: "Deny" }))).toThrow("Effect");
});
