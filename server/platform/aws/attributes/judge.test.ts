import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { topicMaySend } from "../topic-statement.ts";
import { type Attributes, queueAttributes, subscriptionAttributes } from "../topology.ts";
import { judgeQueue, judgeSubscription, judgeTopic, repairsIn, type Verdict } from "./judge.ts";
import type { Names } from "./names.ts";
import { QUEUE_RULES } from "./queue-rules.ts";
import type { Rules } from "./rule.ts";
import { SUBSCRIPTION_RULES } from "./subscription-rules.ts";
import { TOPIC_RULES } from "./topic-rules.ts";

const at = (service: string, name: string) => `arn:aws:${service}:eu-north-1:123456789012:${name}`;
const NAMES: Names = {
  topicArn: at("sns", "QuickFix"),
  queueArn: at("sqs", "QuickFix"),
  deadLettersArn: at("sqs", "QuickFix-dlq"),
  subscriptionDeadLettersArn: at("sqs", "QuickFix-sns-dlq"),
};
const policy = (...Statement: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const letting = (queueArn: string) => topicMaySend(NAMES.topicArn, queueArn);
const DENY = { Sid: "Locked", Effect: "Deny", Principal: "*", Action: "*", Resource: "*" };
const CUSTOMER_KEY = "arn:aws:kms:eu-north-1:123456789012:key/11111111-2222-3333-4444-555555555555";

/** What AWS says of a queue that was just made, with what set-up asked for. */
const aQueue = (QueueArn: string, rest: Attributes = {}): Attributes => ({
  QueueArn,
  ApproximateNumberOfMessages: "0",
  ApproximateNumberOfMessagesDelayed: "0",
  ApproximateNumberOfMessagesNotVisible: "0",
  CreatedTimestamp: "1790000000",
  LastModifiedTimestamp: "1790000000",
  VisibilityTimeout: "30",
  MaximumMessageSize: "1048576",
  MessageRetentionPeriod: "1209600",
  DelaySeconds: "0",
  ReceiveMessageWaitTimeSeconds: "0",
  SqsManagedSseEnabled: "true",
  ...rest,
});

interface Thing {
  readonly rules: Rules<string, Names>;
  readonly judge: (attributes: Attributes) => Verdict[];
  readonly right: Attributes;
  /** For each attribute that has to be as said: values that it must not have. */
  readonly wrong: Readonly<Record<string, readonly string[]>>;
}

const THINGS: Readonly<Record<string, Thing>> = {
  queue: {
    rules: QUEUE_RULES.queue,
    judge: (attributes) => judgeQueue("queue", attributes, NAMES),
    right: aQueue(NAMES.queueArn, {
      ...queueAttributes(NAMES.deadLettersArn),
      Policy: policy(letting(NAMES.queueArn)),
    }),
    wrong: {
      FifoQueue: ["true"],
      DelaySeconds: ["1", "900"],
      MaximumMessageSize: ["1024", "262143"],
      VisibilityTimeout: ["0", "3"],
      ReceiveMessageWaitTimeSeconds: ["0"],
      MessageRetentionPeriod: ["60"],
      RedrivePolicy: ["", JSON.stringify({ deadLetterTargetArn: at("sqs", "elsewhere"), maxReceiveCount: 12 })],
      Policy: [
        "",
        "{",
        policy(letting(NAMES.queueArn), DENY),
        policy({ ...letting(NAMES.queueArn), Condition: { StringEquals: { "aws:SourceAccount": "999999999999" } } }),
        policy(letting(NAMES.queueArn), { ...DENY, Principal: { AWS: "*" }, Action: "sqs:ReceiveMessage" }),
        policy(letting(NAMES.queueArn), { ...DENY, Principal: { AWS: "123456789012" }, Action: "sqs:Delete*" }),
        policy(letting(NAMES.queueArn), { ...DENY, Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-1" } } }),
      ],
      KmsMasterKeyId: ["alias/aws/sqs", "arn:aws:kms:eu-north-1:123456789012:alias/aws/sqs", CUSTOMER_KEY],
    },
  },
  "dead-letter queue": {
    rules: QUEUE_RULES.deadLetters,
    judge: (attributes) => judgeQueue("deadLetters", attributes, NAMES),
    right: aQueue(NAMES.deadLettersArn, { KmsMasterKeyId: "alias/aws/sqs" }),
    wrong: {
      FifoQueue: ["true"],
      DelaySeconds: ["900"],
      MaximumMessageSize: ["1024"],
      MessageRetentionPeriod: ["345600"],
      RedrivePolicy: [JSON.stringify({ deadLetterTargetArn: at("sqs", "elsewhere"), maxReceiveCount: 1 })],
      RedriveAllowPolicy: [
        "{",
        JSON.stringify({ redrivePermission: "denyAll" }),
        JSON.stringify({ redrivePermission: "byQueue", sourceQueueArns: [at("sqs", "elsewhere")] }),
      ],
      Policy: [policy(DENY), policy({ ...DENY, Action: "sqs:SendMessage" })],
      KmsMasterKeyId: [CUSTOMER_KEY],
    },
  },
  "subscription's dead-letter queue": {
    rules: QUEUE_RULES.subscriptionDeadLetters,
    judge: (attributes) => judgeQueue("subscriptionDeadLetters", attributes, NAMES),
    right: aQueue(NAMES.subscriptionDeadLettersArn, { Policy: policy(letting(NAMES.subscriptionDeadLettersArn)) }),
    wrong: {
      FifoQueue: ["true"],
      DelaySeconds: ["900"],
      MaximumMessageSize: ["1024"],
      MessageRetentionPeriod: ["345600"],
      RedrivePolicy: [JSON.stringify({ deadLetterTargetArn: at("sqs", "elsewhere"), maxReceiveCount: 1 })],
      Policy: ["", policy(letting(NAMES.queueArn)), policy(letting(NAMES.subscriptionDeadLettersArn), DENY)],
      KmsMasterKeyId: ["alias/aws/sqs", CUSTOMER_KEY],
    },
  },
  topic: {
    rules: TOPIC_RULES,
    judge: (attributes) => judgeTopic(attributes, NAMES),
    right: {
      TopicArn: NAMES.topicArn,
      Owner: "123456789012",
      Policy: policy({ Effect: "Allow", Principal: { AWS: "*" }, Action: "SNS:Publish", Resource: NAMES.topicArn }),
      KmsMasterKeyId: "alias/aws/sns",
      SubscriptionsConfirmed: "1",
    },
    wrong: {
      FifoTopic: ["true"],
      KmsMasterKeyId: [CUSTOMER_KEY, "alias/aws/sqs"],
      MaximumMessageSize: ["1024"],
      Policy: ["{", policy(DENY), policy({ ...DENY, Action: ["SNS:Publish"] })],
    },
  },
  subscription: {
    rules: SUBSCRIPTION_RULES,
    judge: (attributes) => judgeSubscription(attributes, NAMES),
    right: {
      SubscriptionArn: `${NAMES.topicArn}:11111111-2222-3333-4444-555555555555`,
      Protocol: "sqs",
      PendingConfirmation: "false",
      FilterPolicyScope: "MessageAttributes",
      ...subscriptionAttributes(NAMES.subscriptionDeadLettersArn),
    },
    wrong: {
      FilterPolicy: ['{"eventType":["ticket.created"]}'],
      FilterPolicyScope: ["MessageBody"],
      PendingConfirmation: ["true"],
      RawMessageDelivery: ["", "false"],
      RedrivePolicy: ["", JSON.stringify({ deadLetterTargetArn: at("sqs", "elsewhere") })],
    },
  },
};
const EACH = Object.entries(THINGS).map(([name, thing]) => ({ name, ...thing }));
const bad = (verdicts: readonly Verdict[]) => verdicts.filter(({ state }) => state !== "ok");

test.each(EACH)("a $name as set-up makes it has nothing wrong", ({ judge, right }) => {
  expect(bad(judge(right))).toEqual([]);
});

test.each(EACH)("each attribute of the $name that has to be as said is tried, and no other", ({ rules, wrong }) => {
  const held = Object.entries(rules).filter(([, { kind }]) => kind === "held");
  expect(Object.keys(wrong).toSorted()).toEqual(held.map(([name]) => name).toSorted());
});

const BREAKS = EACH.flatMap(({ wrong, ...thing }) =>
  Object.entries(wrong).flatMap(([attribute, values]) => values.map((value) => ({ ...thing, attribute, value }))),
);

test.each(BREAKS)(
  "a $name whose $attribute is $value alone is named, with what to do",
  ({ judge, right, attribute, value }) => {
    const found = bad(judge({ ...right, [attribute]: value }));
    expect(found).toMatchObject([{ attribute, found: expect.stringMatching(/^[A-Z].+\.$/) }]);
    const [verdict] = found;
    expect(verdict?.repair ?? verdict?.advice).toBeTruthy();
    // What set-up sets is right then.
    if (verdict?.repair) expect(bad(judge({ ...right, [attribute]: value, ...repairsIn(found) }))).toEqual([]);
  },
);

test("a dead-letter queue that is open to others stays open to them when it is opened to ours", () => {
  const others = [at("sqs", "elsewhere")];
  const RedriveAllowPolicy = JSON.stringify({ redrivePermission: "byQueue", sourceQueueArns: others });
  const repair = repairsIn(judgeQueue("deadLetters", aQueue(NAMES.deadLettersArn, { RedriveAllowPolicy }), NAMES));
  expect(JSON.parse(repair["RedriveAllowPolicy"] ?? "")).toEqual({
    redrivePermission: "byQueue",
    sourceQueueArns: [...others, NAMES.queueArn],
  });
});

test.each(EACH)("what may differ at the $name says why, and is not spoken of", ({ rules, judge, right }) => {
  for (const [name, rule] of Object.entries(rules)) {
    if (rule.kind !== "free") continue;
    expect(rule.reason).toMatch(/^[a-zA-Z].{10,}/);
    expect(judge({ ...right, [name]: name === "QueueArn" ? (right[name] ?? "") : "anything" })).toEqual(judge(right));
  }
});

test.each(EACH)("an attribute of the $name that nobody knows is named", ({ judge, right }) => {
  expect(bad(judge({ ...right, HoldEverything: "true" }))).toMatchObject([
    { attribute: "HoldEverything", state: "unknown", found: expect.stringContaining("HoldEverything is true") },
  ]);
});

const SNS_TYPES = "@aws-sdk/client-sns/dist-types/models/models_0.d.ts";

/** What the SDK's own documentation of an answer or an order lists as attributes. */
function documented(...interfaces: readonly string[]): string[] {
  const source = readFileSync(new URL(`../../../../node_modules/${SNS_TYPES}`, import.meta.url), "utf8");
  const texts = interfaces.map(
    (name) => new RegExp(`export interface ${name} \\{[\\s\\S]*?\\n\\}`).exec(source)?.[0] ?? "",
  );
  const names = texts.flatMap((text) => [...text.matchAll(/<li>[\s*]*<p>[\s*]*<code>(\w+)<\/code>\s+[–-]/g)]);
  return [...new Set(names.map(([, name = ""]) => name))].filter((name) => !VALUES.has(name));
}
/** Listed in the same form, and values of an attribute. */
const VALUES = new Set(["MessageAttributes", "MessageBody", "Topic", "MessageGroup"]);

test("every attribute that AWS documents of topics and subscriptions has its rule", () => {
  const ofTopics = documented("GetTopicAttributesResponse", "SetTopicAttributesInput");
  expect(ofTopics.length).toBeGreaterThan(30);
  expect(ofTopics.filter((name) => !(name in TOPIC_RULES))).toEqual([]);
  const ofSubscriptions = documented("GetSubscriptionAttributesResponse", "SetSubscriptionAttributesInput");
  expect(ofSubscriptions.length).toBeGreaterThan(11);
  expect(ofSubscriptions.filter((name) => !(name in SUBSCRIPTION_RULES))).toEqual([]);
});
