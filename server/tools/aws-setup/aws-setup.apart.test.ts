import {
  ListSubscriptionsByTopicCommand,
  ListTopicsCommand,
  SetSubscriptionAttributesCommand,
} from "@aws-sdk/client-sns";
import { DeleteQueueCommand, ListQueuesCommand, SetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { startTestAws, type TestAws } from "#server/local/aws/testing.ts";
import { policyOf } from "#server/platform/aws/policy-document.ts";
import { createTemplate } from "#server/platform/aws/template.ts";
import { connect } from "#server/platform/aws/testing.ts";
import * as topology from "#server/platform/aws/topology.ts";
import { runTool } from "../testing.ts";
import { toYaml } from "./yaml.ts";

let aws: TestAws;
beforeAll(async () => {
  aws = await startTestAws();
});
afterAll(() => aws.stop());

const setUp = (env: Record<string, string> = {}, args: readonly string[] = []) => {
  const { AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_ENDPOINT_URL } = aws.env;
  const keys = { AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_ENDPOINT_URL };
  const given = Object.entries({ ...keys, ...env }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return runTool("aws-setup", args, Object.fromEntries(given));
};

test("makes what is missing, prints the lines to copy, and changes nothing the second time", async () => {
  const { sqs, sns } = connect(aws);
  for (const url of [aws.queueUrl, aws.dlqUrl]) await sqs.send(new DeleteQueueCommand({ QueueUrl: url }));
  const first = await setUp();
  expect(first).toMatchObject({ code: 0, err: "" });
  expect(first.out).toContain("created queue QuickFix\n");
  expect(first.out).toContain("created queue QuickFix-dlq\n");
  expect(first.out).toContain(`SNS_TOPIC_ARN=${aws.topicArn}\nSQS_QUEUE_URL=${aws.queueUrl}\n`);
  const second = await setUp();
  expect(second.out).toContain("nothing was changed");
  expect((await sqs.send(new ListQueuesCommand({}))).QueueUrls).toHaveLength(3);
  expect((await sns.send(new ListTopicsCommand({}))).Topics).toHaveLength(1);
});

test("repairs raw delivery that was switched off and a policy that was taken away, and says so", async () => {
  await setUp();
  const { sqs, sns } = connect(aws);
  const { Subscriptions = [] } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: aws.topicArn }));
  for (const { SubscriptionArn } of Subscriptions) {
    const AttributeName = "RawMessageDelivery";
    await sns.send(new SetSubscriptionAttributesCommand({ SubscriptionArn, AttributeName, AttributeValue: "false" }));
  }
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl: aws.queueUrl, Attributes: { Policy: "" } }));
  const { out } = await setUp();
  expect(out).toContain("set RawMessageDelivery of the subscription");
  expect(out).toContain("set Policy of queue QuickFix");
  expect((await setUp()).out).toContain("nothing was changed");
});

test("what somebody else decided it leaves alone, and says so with what to do", async () => {
  await setUp();
  const { sqs } = connect(aws);
  const deny = { Sid: "Locked", Effect: "Deny", Principal: "*", Action: "sqs:ReceiveMessage", Resource: "*" };
  const setPolicy = (Policy: string) =>
    sqs.send(new SetQueueAttributesCommand({ QueueUrl: aws.dlqUrl, Attributes: { Policy } }));
  await setPolicy(JSON.stringify({ Version: "2012-10-17", Statement: [deny] }));
  const { code, out } = await setUp();
  expect(code).toBe(0);
  expect(out).toContain(
    'Wrong, and left to you:\n  The dead-letter queue\'s policy keeps everybody from sqs:ReceiveMessage: statement "Locked" denies it.',
  );
  await setPolicy("");
  expect((await setUp()).out).toContain("nothing was changed");
});

test("without a region, or with nobody at the endpoint, it says what to do", async () => {
  expect(await setUp({ AWS_REGION: "" })).toMatchObject({ code: 1, err: "AWS_REGION is missing.\n" });
  expect(await setUp({ AWS_SECRET_ACCESS_KEY: "" })).toMatchObject({
    code: 1,
    err: expect.stringContaining("AWS_ACCESS_KEY_ID is set without AWS_SECRET_ACCESS_KEY."),
  });
  const away = await setUp({ AWS_ENDPOINT_URL: "http://127.0.0.1:1" });
  expect(away.code).toBe(1);
  expect(away.err).toContain("Check the network and AWS_ENDPOINT_URL");
});

test("--name makes a desk of its own beside the others, and says what only the template makes", async () => {
  const { code, out } = await setUp({}, ["--name", "desk-staging"]);
  expect(code).toBe(0);
  expect(out).toContain("created queue desk-staging-sns-dlq\n");
  expect(out).toContain("created topic desk-staging\n");
  expect(out).toContain("npm run aws:setup -- --print --name desk-staging\n");
  expect(out).toMatch(/SNS_TOPIC_ARN=\S+:desk-staging\n/);
  expect(out).toContain("Not made by this command: the policies of web, consumer and doctor, and the alarms.");
  expect((await setUp()).out).toContain("nothing was changed");
});

test.each([
  ["desk.fifo", "desk.fifo would be a FIFO topic."],
  ["my desk", '"my desk" is no name for a queue'],
])("refuses the name %j in words", async (name, sentence) => {
  for (const rest of [[], ["--print"], ["--policy"]]) {
    const { code, err } = await runTool("aws-setup", ["--name", name, ...rest], {});
    expect([code, err]).toEqual([1, expect.stringContaining(sentence)]);
  }
});

test("an option that it does not know is no matter of the network", async () => {
  const { code, err } = await runTool("aws-setup", ["--nmae", "x"], {});
  expect([code, err]).toEqual([1, expect.stringContaining("--nmae")]);
  expect(err).not.toContain("network");
});

test("--policy prints the rights that the set-up itself needs, as an IAM policy", async () => {
  const { code, out } = await runTool("aws-setup", ["--policy", "--name", "desk"], { AWS_REGION: "us-gov-west-1" });
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual(policyOf("setUp", { name: "desk", region: "us-gov-west-1" }));
});

test("--policy for a region that is none prints nothing, for it would allow nothing", async () => {
  const { code, out, err } = await runTool("aws-setup", ["--policy"], { AWS_REGION: "EU-North" });
  expect([code, out, err]).toEqual([1, "", "AWS_REGION must be a region such as eu-north-1.\n"]);
});

test("--print and --policy at once are refused, and nothing is printed", async () => {
  const { code, out, err } = await runTool("aws-setup", ["--print", "--policy"], {});
  expect([code, out, err]).toEqual([1, "", expect.stringContaining("one at a time")]);
});

test("without any keys it says so, and names the profile that gives none", async () => {
  const none = { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "", AWS_EC2_METADATA_DISABLED: "true" };
  const { code, err } = await setUp({ ...none, AWS_PROFILE: "nope" });
  expect(code).toBe(1);
  expect(err).toContain(
    "There are no AWS keys: none are set, and the profile nope, which AWS_PROFILE names, gives none",
  );
});

test("--print needs nothing and prints the template as YAML", async () => {
  const { code, out } = await runTool("aws-setup", ["--print"], {});
  expect(code).toBe(0);
  expect(parse(out)).toEqual(createTemplate());
});

test.each([[{ a: [], b: {}, c: [1, [2, "x: y"]], "d e": { "Fn::Sub": "${A}#b\n" } }], [["no", "007", "", null, true]]])(
  "YAML says exactly what was meant: %j",
  (value) => {
    expect(parse(toYaml(value))).toEqual(value);
  },
);

test("the template agrees with the topology", () => {
  const { Queue, DeadLetters, SubscriptionDeadLetters, Subscription, Topic } = createTemplate().Resources;
  expect(Queue.Properties).toMatchObject({
    QueueName: "QuickFix",
    VisibilityTimeout: topology.VISIBILITY_TIMEOUT_SECONDS,
    ReceiveMessageWaitTimeSeconds: topology.RECEIVE_WAIT_SECONDS,
    RedrivePolicy: {
      deadLetterTargetArn: { "Fn::GetAtt": ["DeadLetters", "Arn"] },
      maxReceiveCount: topology.MAX_RECEIVE_COUNT,
    },
  });
  expect(DeadLetters.Properties.QueueName).toBe("QuickFix-dlq");
  expect(SubscriptionDeadLetters.Properties.QueueName).toBe("QuickFix-sns-dlq");
  expect(Topic.Properties.TopicName).toBe("QuickFix");
  expect(Subscription.Properties).toMatchObject({ RawMessageDelivery: true, RedrivePolicy: expect.anything() });
});

test("the template of another name differs from the usual one in the names only", () => {
  const renamed = JSON.stringify(createTemplate("desk")).replaceAll(/"(TopicName|QueueName)":"desk/g, '"$1":"QuickFix');
  expect(JSON.parse(renamed)).toEqual(createTemplate());
});

test("what is in the queues outlives the stack", () => {
  const queues = Object.values(createTemplate().Resources).filter(({ Type }) => Type === "AWS::SQS::Queue");
  expect(queues).toHaveLength(3);
  for (const queue of queues) expect(queue).toMatchObject({ DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" });
});

test("the alarms on dead letters watch what arrives, whoever puts it there and however soon it is collected", () => {
  const { DeadLettersAlarm, UndeliverableAlarm } = createTemplate().Resources;
  for (const [alarm, target] of [
    [DeadLettersAlarm, "DeadLetters"],
    [UndeliverableAlarm, "SubscriptionDeadLetters"],
  ] as const) {
    const text = JSON.stringify(alarm);
    for (const metric of ["NumberOfMessagesSent", "NumberOfMessagesReceived", "ApproximateNumberOfMessagesVisible"]) {
      expect(text).toContain(
        `"MetricName":"${metric}","Dimensions":[{"Name":"QueueName","Value":{"Fn::GetAtt":["${target}"`,
      );
    }
    expect(alarm.Properties).toMatchObject({ Threshold: 0, ComparisonOperator: "GreaterThanThreshold" });
  }
});

test("whatever the template refers to is in it", () => {
  const template = createTemplate();
  const known = new Set([...Object.keys(template.Resources), ...Object.keys(template.Parameters), "AWS::NoValue"]);
  const named = [...JSON.stringify(template).matchAll(/"Ref":"([^"]+)"|"Fn::GetAtt":\["([^"]+)"/g)].map(
    ([, ref, got]) => ref ?? got ?? "",
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});
