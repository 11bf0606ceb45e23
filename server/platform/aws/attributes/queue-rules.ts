import type { QueueAttributeName } from "@aws-sdk/client-sqs";
import { z } from "zod";
import { readJson } from "../attribute-value.ts";
import type { QueuePlace } from "../permissions.ts";
import { type Attributes, DEAD_LETTER_ATTRIBUTES, queueAttributes } from "../topology.ts";
import { exactly, isAlias, keyFault, takesEveryMessage } from "./limits.ts";
import type { Names } from "./names.ts";
import { policyRule } from "./policy-rule.ts";
import { type Fault, free, held, type Rules } from "./rule.ts";

/** What GetQueueAttributes can answer, as the SDK's own list has it. */
type QueueAttribute = Exclude<QueueAttributeName, "All">;
type QueueRules = Rules<QueueAttribute, Names>;

/** What holds for every queue. */
function shared(whose: string) {
  return {
    ApproximateNumberOfMessages: free("it is a count"),
    ApproximateNumberOfMessagesDelayed: free("it is a count"),
    ApproximateNumberOfMessagesNotVisible: free("it is a count"),
    CreatedTimestamp: free("it is history"),
    LastModifiedTimestamp: free("it is history"),
    QueueArn: free("it is the queue's name"),
    FifoQueue: held(`${whose} kind is the standard one.`, (value): Fault | null =>
      value === "true"
        ? {
            found: `${whose} kind is FIFO, to which a standard topic cannot deliver.`,
            advice: "Name a standard queue: FIFO does not work here, and a queue cannot change its kind.",
          }
        : null,
    ),
    ContentBasedDeduplication: free("only FIFO queues have it, and FIFO is looked at by itself"),
    DeduplicationScope: free("only FIFO queues have it, and FIFO is looked at by itself"),
    FifoThroughputLimit: free("only FIFO queues have it, and FIFO is looked at by itself"),
    SqsManagedSseEnabled: free("SQS's own encryption asks nobody for a right, and its absence holds nothing back"),
    KmsDataKeyReusePeriodSeconds: free("it only says how often a KMS key is asked, and that is looked at by itself"),
    DelaySeconds: exactly(whose, "DelaySeconds", () => "0", "every message waits that long before anybody sees it"),
    MaximumMessageSize: takesEveryMessage(whose),
  } as const;
}

const RETENTION = "the retention (how long messages are kept)";

const queue: QueueRules = {
  ...shared("The queue's"),
  VisibilityTimeout: setTo("VisibilityTimeout", "the visibility timeout (how long a received message is hidden)"),
  ReceiveMessageWaitTimeSeconds: setTo(
    "ReceiveMessageWaitTimeSeconds",
    "the wait of a receive (short waits are billed for nothing)",
  ),
  MessageRetentionPeriod: setTo("MessageRetentionPeriod", RETENTION),
  RedrivePolicy: setTo("RedrivePolicy", "the redrive policy (where messages go that end the consumer again and again)"),
  RedriveAllowPolicy: free("it says which other queues may put dead letters here, and none of ours does"),
  Policy: policyRule("The queue's", "queue", "no event arrives"),
  KmsMasterKeyId: reachedBySns("The queue's", "no event arrives"),
};

const deadLetters: QueueRules = {
  ...shared("The dead-letter queue's"),
  VisibilityTimeout: free("whoever receives says how long"),
  ReceiveMessageWaitTimeSeconds: free("whoever receives says how long"),
  MessageRetentionPeriod: keptLong("The dead-letter queue's"),
  RedrivePolicy: endsHere("The dead-letter queue's"),
  RedriveAllowPolicy: held("The queue may put its dead letters there.", (value, { queueArn }: Names): Fault | null => {
    const policy = readAllowPolicy(value);
    if (policy?.redrivePermission === "allowAll" || policy?.sourceQueueArns.includes(queueArn)) return null;
    // Who may put theirs there already goes on doing so.
    const sourceQueueArns = [...(policy?.redrivePermission === "byQueue" ? policy.sourceQueueArns : []), queueArn];
    return {
      found: `The dead-letter queue's RedriveAllowPolicy (${value}) does not name the queue, so what ends consumers is not put aside.`,
      repair: { RedriveAllowPolicy: JSON.stringify({ redrivePermission: "byQueue", sourceQueueArns }) },
    };
  }),
  Policy: policyRule("The dead-letter queue's", "deadLetters", null),
  KmsMasterKeyId: held("The dead-letter queue asks for no rights on a key.", (value) =>
    keyFault("The dead-letter queue's", value, "alias/aws/sqs", "a consumer cannot put anything aside"),
  ),
};

const subscriptionDeadLetters: QueueRules = {
  ...shared("The subscription's dead-letter queue's"),
  VisibilityTimeout: free("whoever receives says how long"),
  ReceiveMessageWaitTimeSeconds: free("whoever receives says how long"),
  MessageRetentionPeriod: keptLong("The subscription's dead-letter queue's"),
  RedrivePolicy: endsHere("The subscription's dead-letter queue's"),
  RedriveAllowPolicy: free("SQS asks it about queues; SNS sends here as anybody does"),
  Policy: policyRule(
    "The subscription's dead-letter queue's",
    "subscriptionDeadLetters",
    "SNS drops what it cannot deliver",
  ),
  KmsMasterKeyId: reachedBySns("The subscription's dead-letter queue's", "SNS drops what it cannot deliver"),
};

export const QUEUE_RULES = { queue, deadLetters, subscriptionDeadLetters } as const satisfies Record<
  QueuePlace,
  QueueRules
>;

/** As set-up makes it. */
function setTo(name: string, what: string) {
  const wanted = ({ deadLettersArn }: Names): string => named(queueAttributes(deadLettersArn), name);
  return exactly("The queue's", name, wanted, what);
}

function keptLong(whose: string) {
  const name = "MessageRetentionPeriod";
  return exactly(whose, name, () => named(DEAD_LETTER_ATTRIBUTES, name), RETENTION);
}

function endsHere(whose: string) {
  return exactly(whose, "RedrivePolicy", () => "", "what is put aside must stay until a consumer has collected it");
}

function named(attributes: Attributes, name: string): string {
  return attributes[name] ?? "";
}

const AWS_KEY = "alias/aws/sqs";

/** The key that AWS keeps for SQS lets in everybody of the account, and SNS is nobody of the account. */
function reachedBySns(whose: string, so: string) {
  return held(`${whose} messages need no key that SNS may not use.`, (value: string | undefined): Fault | null => {
    if (value && isAlias(value, AWS_KEY))
      return {
        found: `${whose} messages are encrypted with ${AWS_KEY}, a key that SNS may never use, so ${so}.`,
        repair: { KmsMasterKeyId: "", SqsManagedSseEnabled: "true" },
      };
    return keyFault(whose, value, null, so);
  });
}

const AllowPolicy = z.object({ redrivePermission: z.string(), sourceQueueArns: z.array(z.string()).default([]) });

/** Without a policy every queue of the account and region may; null for one that cannot be read. */
function readAllowPolicy(value: string | undefined): z.infer<typeof AllowPolicy> | null {
  if (!value) return { redrivePermission: "allowAll", sourceQueueArns: [] };
  return AllowPolicy.safeParse(readJson(value)).data ?? null;
}
