/** The one description of topic and queues; setup, doctor, template and the embedded stack all read it. */
export const TOPIC_NAME = "QuickFix";
export const QUEUE_NAME = "QuickFix";
/** Messages that the consumer, or the redrive policy, gave up on. */
export const DEAD_LETTER_QUEUE_NAME = "QuickFix-dlq";
/** Events that SNS could not put into the queue at all. */
export const SUBSCRIPTION_DEAD_LETTER_QUEUE_NAME = "QuickFix-sns-dlq";

/** The consumer gives up at eight; twelve is the net for crashes that end the process before it can decide. */
export const MAX_RECEIVE_COUNT = 12;
export const VISIBILITY_TIMEOUT_SECONDS = 30;
export const RECEIVE_WAIT_SECONDS = 15;

const DAY_SECONDS = 86_400;
/** A dead letter keeps the age of its first sending, so its queue has to keep it longer than the source does. */
const RETENTION_DAYS = { queue: 4, deadLetters: 14 } as const;
/** Our statement's name in a queue policy; statements of other names are left alone. */
const POLICY_SID = "QuickFixTopicMaySend";

export type Attributes = Readonly<Record<string, string>>;

/** What both dead-letter queues need, apart from a policy. */
export const DEAD_LETTER_ATTRIBUTES: Attributes = {
  MessageRetentionPeriod: String(RETENTION_DAYS.deadLetters * DAY_SECONDS),
};

/** What the queue needs, apart from a policy. */
export function queueAttributes(deadLetterArn: string): Attributes {
  return {
    VisibilityTimeout: String(VISIBILITY_TIMEOUT_SECONDS),
    ReceiveMessageWaitTimeSeconds: String(RECEIVE_WAIT_SECONDS),
    MessageRetentionPeriod: String(RETENTION_DAYS.queue * DAY_SECONDS),
    RedrivePolicy: redrivePolicy(deadLetterArn, { maxReceiveCount: MAX_RECEIVE_COUNT }),
  };
}

/** Raw delivery keeps body and attributes as they were published; without a redrive policy SNS drops what it cannot deliver. */
export function subscriptionAttributes(subscriptionDeadLetterArn: string): Attributes {
  return { RawMessageDelivery: "true", RedrivePolicy: redrivePolicy(subscriptionDeadLetterArn) };
}

/** The statement that lets the topic, and nothing else of SNS, send to the queue. */
export function topicMaySend(topicArn: string, queueArn: string) {
  return {
    Sid: POLICY_SID,
    Effect: "Allow",
    Principal: { Service: "sns.amazonaws.com" },
    Action: "sqs:SendMessage",
    Resource: queueArn,
    Condition: { ArnEquals: { "aws:SourceArn": topicArn } },
  } as const;
}

/** The queue's policy with our statement in it, in place of an older one; the statements of others stay. */
export function withTopicStatement(policy: string | undefined, topicArn: string, queueArn: string): string {
  const found = policy ? (JSON.parse(policy) as { Statement?: { Sid?: string }[] }) : {};
  const others = (found.Statement ?? []).filter((statement) => statement.Sid !== POLICY_SID);
  return JSON.stringify({
    Version: "2012-10-17",
    ...found,
    Statement: [...others, topicMaySend(topicArn, queueArn)],
  });
}

function redrivePolicy(deadLetterTargetArn: string, rest: Record<string, number> = {}): string {
  return JSON.stringify({ deadLetterTargetArn, ...rest });
}
