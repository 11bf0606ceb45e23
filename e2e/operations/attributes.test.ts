import { SetSubscriptionAttributesCommand, SetTopicAttributesCommand } from "@aws-sdk/client-sns";
import { SetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { inspectAws } from "#server/platform/aws/inspect.ts";
import type { QueuePlace } from "#server/platform/aws/permissions.ts";
import type { Attributes } from "#server/platform/aws/topology.ts";
import { checkAws } from "#server/tools/doctor/check-aws.ts";
import { type GatedAws, ROOT, startGatedAws } from "./gated-aws.ts";

let aws: GatedAws;
beforeAll(async () => {
  aws = await startGatedAws();
});
afterAll(() => aws[Symbol.asyncDispose]());
beforeEach(async () => {
  await aws.setUp("setUp");
});

const url = (ending: string) => `${aws.envOf(ROOT)["SQS_QUEUE_URL"]}${ending}`;
const URLS = { queue: "", deadLetters: "-dlq", subscriptionDeadLetters: "-sns-dlq" } as const;
const setQueue = (place: QueuePlace, changed: Attributes) =>
  aws.clientsOf(ROOT).sqs.send(new SetQueueAttributesCommand({ QueueUrl: url(URLS[place]), Attributes: changed }));

async function setSubscription(AttributeName: string, AttributeValue: string): Promise<void> {
  const { subscriptionArn: SubscriptionArn } = await aws.setUp(ROOT);
  const command = new SetSubscriptionAttributesCommand({ SubscriptionArn, AttributeName, AttributeValue });
  await aws.clientsOf(ROOT).sns.send(command);
}

/** The ids of what the doctor calls wrong, with its own keys. */
async function wrong(): Promise<string[]> {
  const { AWS_REGION: region = "", SNS_TOPIC_ARN: topic = "" } = aws.envOf("doctor");
  const credentials = { accessKeyId: "doctor", secretAccessKey: "secret" };
  const addresses = {
    topic,
    queue: url(URLS.queue),
    deadLetters: url(URLS.deadLetters),
    subscriptionDeadLetters: url(URLS.subscriptionDeadLetters),
  };
  const seen = await inspectAws({ region, endpoint: aws.endpoint, credentials }, addresses);
  return checkAws(seen, addresses).flatMap(({ id, state }) => (state === "ok" ? [] : [id]));
}

const ELSEWHERE = "arn:aws:sqs:eu-north-1:000000000000:elsewhere";
const redrive = (deadLetterTargetArn: string) => JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 3 });
const IDS = { queue: "queue", deadLetters: "dlq", subscriptionDeadLetters: "sns-dlq" } as const;
const policy = (statement: object) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Principal: "*", Action: "sqs:*", Resource: "*", ...statement }],
  });
const DENY = policy({ Sid: "Locked", Effect: "Deny" });

const EVERY_QUEUE: Attributes = { DelaySeconds: "900", MaximumMessageSize: "1024", MessageRetentionPeriod: "60" };
const REPAIRED: [QueuePlace, Attributes][] = [
  ["queue", EVERY_QUEUE],
  ["queue", { VisibilityTimeout: "3", ReceiveMessageWaitTimeSeconds: "0", RedrivePolicy: redrive(ELSEWHERE) }],
  ["queue", { KmsMasterKeyId: "alias/aws/sqs" }],
  ["deadLetters", { ...EVERY_QUEUE, RedrivePolicy: redrive(ELSEWHERE) }],
  ["deadLetters", { RedriveAllowPolicy: JSON.stringify({ redrivePermission: "denyAll" }) }],
  ["subscriptionDeadLetters", { ...EVERY_QUEUE, RedrivePolicy: redrive(ELSEWHERE) }],
  ["subscriptionDeadLetters", { KmsMasterKeyId: "alias/aws/sqs" }],
];

test.each(
  REPAIRED.flatMap(([place, changed]) => Object.entries(changed).map(([name, value]) => ({ place, name, value }))),
)("$name of $place, changed by hand, is named by the doctor and repaired by set-up", async ({ place, name, value }) => {
  await setQueue(place, { [name]: value });
  expect(await wrong()).toEqual([`${IDS[place]}.${name}`]);
  expect((await aws.setUp("setUp")).changes).toContainEqual(expect.stringContaining(`set ${name} of queue`));
  expect(await wrong()).toEqual([]);
  expect((await aws.setUp("setUp")).changes).toEqual([]);
});

const STRANGER = policy({ Effect: "Allow", Condition: { StringEquals: { "aws:SourceAccount": "999999999999" } } });
test.each(["queue", "subscriptionDeadLetters"] as const)(
  "a policy of %s that lets another account send, or nobody, is named and repaired",
  async (place) => {
    for (const Policy of ["", STRANGER]) {
      await setQueue(place, { Policy });
      expect(await wrong()).toEqual([`${IDS[place]}.policy`]);
      expect((await aws.setUp("setUp")).changes).toHaveLength(1);
      expect(await wrong()).toEqual([]);
    }
  },
);

test.each([
  ["FilterPolicy", '{"eventType":["ticket.created"]}', "FilterPolicy"],
  ["FilterPolicyScope", "MessageBody", "FilterPolicyScope"],
  ["RawMessageDelivery", "false", "raw"],
  ["RedrivePolicy", "", "redrive"],
])("%s of the subscription, changed by hand, is named and repaired", async (name, value, id) => {
  await setSubscription(name, value);
  expect(await wrong()).toEqual([`subscription.${id}`]);
  expect((await aws.setUp("setUp")).changes).toEqual([`set ${name} of the subscription`]);
  expect(await wrong()).toEqual([]);
});

const KEY = "arn:aws:kms:eu-north-1:000000000000:key/1";
test.each([
  ["queue", { Policy: DENY }, { Policy: "" }, "policy"],
  ["deadLetters", { Policy: DENY }, { Policy: "" }, "policy"],
  ["queue", { KmsMasterKeyId: KEY }, { KmsMasterKeyId: "" }, "KmsMasterKeyId"],
  ["deadLetters", { KmsMasterKeyId: KEY }, { KmsMasterKeyId: "" }, "KmsMasterKeyId"],
  ["subscriptionDeadLetters", { KmsMasterKeyId: KEY }, { KmsMasterKeyId: "" }, "KmsMasterKeyId"],
] as const)("%s with %j is named, and set-up says that it leaves it to a person", async (place, broken, mended, id) => {
  await setQueue(place, broken);
  expect(await wrong()).toEqual([`${IDS[place]}.${id}`]);
  const { changes, left } = await aws.setUp("setUp");
  expect(changes).toEqual([]);
  expect(left).toEqual([expect.stringMatching(/^The .+\. .+\.$/)]);
  await setQueue(place, mended);
});

test("a key on the topic, and a statement that denies there, are named", async () => {
  const { sns } = aws.clientsOf(ROOT);
  const set = (AttributeName: string, AttributeValue: string) =>
    sns.send(
      new SetTopicAttributesCommand({ TopicArn: aws.envOf(ROOT)["SNS_TOPIC_ARN"], AttributeName, AttributeValue }),
    );
  await set("KmsMasterKeyId", KEY);
  expect(await wrong()).toEqual(["topic.KmsMasterKeyId"]);
  await set("KmsMasterKeyId", "");
  await set("Policy", policy({ Effect: "Deny", Action: "sns:Publish" }));
  expect(await wrong()).toEqual(["topic.policy"]);
  await set("Policy", "");
  expect(await wrong()).toEqual([]);
});
