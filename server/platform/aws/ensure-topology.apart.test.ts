import { ListSubscriptionsByTopicCommand, SetSubscriptionAttributesCommand } from "@aws-sdk/client-sns";
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ListQueuesCommand,
  QueueDoesNotExist,
  QueueNameExists,
  SetQueueAttributesCommand,
} from "@aws-sdk/client-sqs";
import { expect, test } from "vitest";
import { startTestAws } from "#server/local/aws/testing.ts";
import { systemTimers } from "../timers.ts";
import { ensureTopology } from "./ensure-topology.ts";
import { connect } from "./testing.ts";
import { topicMaySend } from "./topic-statement.ts";

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

test("two desks of different names live beside each other", async () => {
  await using aws = await startTestAws();
  const options = { ...connect(aws), endpoint: aws.endpoint };
  const staging = await ensureTopology({ ...options, name: "desk-staging" });
  expect(staging.changes).toEqual([
    "created queue desk-staging-dlq",
    "created topic desk-staging",
    "created queue desk-staging-sns-dlq",
    "created queue desk-staging",
    "set Policy of queue desk-staging",
    "set Policy of queue desk-staging-sns-dlq",
    "subscribed queue desk-staging to topic desk-staging",
  ]);
  expect(staging.topicArn).toMatch(/:desk-staging$/);
  for (const name of [undefined, "desk-staging"]) {
    expect((await ensureTopology({ ...options, name })).changes).toEqual([]);
  }
});

test("waits for what AWS has not heard of yet, a moment after it was made", async () => {
  await using aws = await startTestAws();
  const { sns, sqs } = connect(aws);
  let early = 0;
  const pauses: number[] = [];
  // As AWS does: the first look at each queue that was just made finds none.
  const known = new Set<string>();
  sqs.middlewareStack.add(
    (next, context) => async (args) => {
      const { QueueUrl = "" } = args.input as { QueueUrl?: string };
      if (context["commandName"] === "GetQueueAttributesCommand" && !known.has(QueueUrl)) {
        known.add(QueueUrl);
        early++;
        throw new QueueDoesNotExist({ message: "no such queue", $metadata: {} });
      }
      return next(args);
    },
    { step: "initialize", name: "notYet" },
  );
  const timers = { ...systemTimers, sleep: async (ms: number) => void pauses.push(ms) };
  const said: string[] = [];
  const onWait = (why: string) => void said.push(why);
  const made = await ensureTopology({ sns, sqs, endpoint: aws.endpoint, name: "fresh", timers, onWait });
  expect(made.changes).toContain("created queue fresh");
  expect(early).toBe(3);
  expect(pauses).toEqual([500, 500, 500]);
  expect(said).toEqual(Array(3).fill("no such queue"));
});

test("leaves a queue alone that another topic sends to, and says so before it makes anything", async () => {
  await using aws = await startTestAws();
  const clients = connect(aws);
  const { QueueUrl = "" } = await clients.sqs.send(new CreateQueueCommand({ QueueName: "taken" }));
  const theirs = topicMaySend("arn:aws:sns:eu-north-1:000000000000:shop", "arn:aws:sqs:eu-north-1:000000000000:taken");
  const Policy = JSON.stringify({ Version: "2012-10-17", Statement: { ...theirs, Sid: "shop" } });
  const url = new URL(new URL(QueueUrl).pathname, aws.endpoint).href;
  await clients.sqs.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: { Policy } }));
  const before = await clients.sqs.send(new ListQueuesCommand({}));
  await expect(ensureTopology({ ...clients, endpoint: aws.endpoint, name: "taken" })).rejects.toThrow(
    "The queue taken is there already and serves something else: the topic arn:aws:sns:eu-north-1:000000000000:shop sends to it.",
  );
  expect(await clients.sqs.send(new ListQueuesCommand({}))).toMatchObject({ QueueUrls: before.QueueUrls });
});

test("leaves a queue alone that nothing ties to QuickFix, also when one cannot see what it serves", async () => {
  await using aws = await startTestAws();
  const { sns, sqs } = connect(aws);
  await sqs.send(new CreateQueueCommand({ QueueName: "shop-dlq" }));
  const deadLetterTargetArn = aws.topicArn.replace(":sns:", ":sqs:").replace(/[^:]+$/, "shop-dlq");
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 5 });
  await sqs.send(new CreateQueueCommand({ QueueName: "taken", Attributes: { RedrivePolicy } }));
  await expect(ensureTopology({ sns, sqs, endpoint: aws.endpoint, name: "taken" })).rejects.toThrow(
    "The queue taken is there already, and nothing ties it to QuickFix",
  );
  expect((await sqs.send(new ListQueuesCommand({ QueueNamePrefix: "taken" }))).QueueUrls).toHaveLength(1);
});

test("goes on with a queue that somebody began by hand", async () => {
  await using aws = await startTestAws();
  const clients = connect(aws);
  await clients.sqs.send(new CreateQueueCommand({ QueueName: "begun" }));
  const { changes } = await ensureTopology({ ...clients, endpoint: aws.endpoint, name: "begun" });
  expect(changes).toEqual(
    expect.arrayContaining(["set RedrivePolicy of queue begun", "subscribed queue begun to topic begun"]),
  );
});

test("refuses a topic that SNS makes in another account or region than the queues", async () => {
  await using aws = await startTestAws();
  const { sns, sqs } = connect(aws);
  const elsewhere = "arn:aws:sns:eu-west-1:999999999999:apart";
  sns.middlewareStack.add(
    (next, context) => async (args) => {
      const answer = await next(args);
      return context["commandName"] === "CreateTopicCommand"
        ? { ...answer, output: { ...answer.output, TopicArn: elsewhere } }
        : answer;
    },
    { step: "initialize", name: "elsewhere" },
  );
  await expect(ensureTopology({ sns, sqs, endpoint: aws.endpoint, name: "apart" })).rejects.toThrow(
    `Topic and queues must be in one account and region, and are not: SNS made ${elsewhere}, and SQS has arn:aws:sqs:`,
  );
  expect((await sqs.send(new ListQueuesCommand({ QueueNamePrefix: "apart" }))).QueueUrls).toHaveLength(1);
});

test("repairs its own queue, also when somebody put another topic in the place of ours", async () => {
  await using aws = await startTestAws();
  const clients = connect(aws);
  const theirs = { ...topicMaySend("arn:aws:sns:eu-north-1:000000000000:shop", "*"), Sid: "shop" };
  const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [theirs] });
  await clients.sqs.send(new SetQueueAttributesCommand({ QueueUrl: aws.queueUrl, Attributes: { Policy } }));
  const { changes } = await ensureTopology({ ...clients, endpoint: aws.endpoint });
  expect(changes).toEqual(["set Policy of queue QuickFix"]);
});

test("says in words that a name is taken, where AWS says so", async () => {
  await using aws = await startTestAws();
  const { sns, sqs } = connect(aws);
  sqs.middlewareStack.add(
    (next, context) => async (args) => {
      if (context["commandName"] !== "CreateQueueCommand") return next(args);
      throw new QueueNameExists({ message: "A queue already exists with the same name.", $metadata: {} });
    },
    { step: "initialize", name: "taken" },
  );
  await expect(ensureTopology({ sns, sqs, endpoint: aws.endpoint, name: "taken" })).rejects.toThrow(
    "The queue taken-dlq cannot be made: A queue already exists with the same name. Choose another name with --name.",
  );
});

test("keeps somebody's single statement beside its own", async () => {
  await using aws = await startTestAws();
  const clients = connect(aws);
  const theirs = { Sid: "Backup", Effect: "Allow", Principal: "*", Action: "sqs:ReceiveMessage", Resource: "*" };
  const Policy = JSON.stringify({ Version: "2012-10-17", Statement: theirs });
  await clients.sqs.send(new SetQueueAttributesCommand({ QueueUrl: aws.queueUrl, Attributes: { Policy } }));
  const { changes, topicArn, queue } = await ensureTopology({ ...clients, endpoint: aws.endpoint });
  expect(changes).toEqual(["set Policy of queue QuickFix"]);
  const { Attributes = {} } = await clients.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: aws.queueUrl, AttributeNames: ["Policy"] }),
  );
  expect(JSON.parse(Attributes["Policy"] ?? "").Statement).toEqual([theirs, topicMaySend(topicArn, queue.arn)]);
});
