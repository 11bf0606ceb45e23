import { ListSubscriptionsByTopicCommand, SetSubscriptionAttributesCommand } from "@aws-sdk/client-sns";
import { DeleteQueueCommand, SetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { expect, test } from "vitest";
import { startTestAws } from "#server/local/aws/testing.ts";
import { ensureTopology } from "./ensure-topology.ts";
import { connect } from "./testing.ts";
import { topicMaySend, withTopicStatement } from "./topology.ts";

test("changes nothing where everything is right", async () => {
  await using aws = await startTestAws();
  const { changes } = await ensureTopology({ ...connect(aws), endpoint: aws.endpoint });
  expect(changes).toEqual([]);
});

test("sets what the design asks for", async () => {
  await using aws = await startTestAws();
  const topology = await ensureTopology({ ...connect(aws), endpoint: aws.endpoint });
  const { queue, deadLetters } = topology;
  expect(queue.attributes).toMatchObject({
    VisibilityTimeout: "30",
    ReceiveMessageWaitTimeSeconds: "15",
    MessageRetentionPeriod: String(4 * 86_400),
  });
  expect(JSON.parse(queue.attributes.RedrivePolicy ?? "")).toEqual({
    deadLetterTargetArn: deadLetters.arn,
    maxReceiveCount: 12,
  });
  expect(deadLetters.attributes.MessageRetentionPeriod).toBe(String(14 * 86_400));
  expect(JSON.parse(queue.attributes.Policy ?? "").Statement).toEqual([topicMaySend(topology.topicArn, queue.arn)]);
});

test("repairs what was changed by hand and says what it did", async () => {
  await using aws = await startTestAws();
  const clients = connect(aws);
  const { subscriptionArn, queue } = await ensureTopology({ ...clients, endpoint: aws.endpoint });
  await clients.sqs.send(
    new SetQueueAttributesCommand({ QueueUrl: queue.url, Attributes: { VisibilityTimeout: "5", RedrivePolicy: "" } }),
  );
  await clients.sns.send(
    new SetSubscriptionAttributesCommand({
      SubscriptionArn: subscriptionArn,
      AttributeName: "RawMessageDelivery",
      AttributeValue: "false",
    }),
  );
  const repaired = await ensureTopology({ ...clients, endpoint: aws.endpoint });
  expect(repaired.changes).toEqual([
    "set VisibilityTimeout of queue QuickFix",
    "set RedrivePolicy of queue QuickFix",
    "set RawMessageDelivery of the subscription",
  ]);
  expect((await ensureTopology({ ...clients, endpoint: aws.endpoint })).changes).toEqual([]);
});

test("creates a queue that was deleted, and subscribes once", async () => {
  await using aws = await startTestAws();
  const clients = connect(aws);
  await clients.sqs.send(new DeleteQueueCommand({ QueueUrl: aws.queueUrl }));
  const { changes, topicArn } = await ensureTopology({ ...clients, endpoint: aws.endpoint });
  expect(changes).toContain("created queue QuickFix");
  const { Subscriptions } = await clients.sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: topicArn }));
  expect(Subscriptions).toHaveLength(1);
});

test("keeps the policy statements of others and replaces its own", () => {
  const theirs = { Sid: "Backup", Effect: "Allow", Principal: "*", Action: "sqs:ReceiveMessage", Resource: "arn:q" };
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: [topicMaySend("arn:old", "arn:q"), theirs] });
  expect(JSON.parse(withTopicStatement(policy, "arn:new", "arn:q")).Statement).toEqual([
    theirs,
    topicMaySend("arn:new", "arn:q"),
  ]);
});
