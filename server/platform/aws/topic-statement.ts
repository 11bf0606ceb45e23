import { z } from "zod";
import { readJson } from "./attribute-value.ts";

/** Our statement's name in a queue policy; statements of other names are left alone. */
const SID = "QuickFixTopicMaySend";

const TOPIC_ARN = /arn:[\w-]+:sns:[\w-]+:\d+:[\w.-]+/g;

const Statement = z.looseObject({ Sid: z.string().optional() });
const Policy = z.looseObject({
  // A policy with one statement may have it without a list.
  Statement: z
    .union([z.array(Statement), Statement.transform((one) => [one])])
    .optional()
    .default([]),
});

/** The statement that lets the topic, and nothing else of SNS, send to the queue. */
export function topicMaySend(topicArn: string, queueArn: string) {
  return {
    Sid: SID,
    Effect: "Allow",
    Principal: { Service: "sns.amazonaws.com" },
    Action: "sqs:SendMessage",
    Resource: queueArn,
    Condition: { ArnEquals: { "aws:SourceArn": topicArn } },
  } as const;
}

/**
 * The queue's policy with our statement in it, in place of an older one; the statements of others stay.
 * Null when there is a policy that cannot be read: then nobody knows what would be lost.
 */
export function withTopicStatement(policy: string | undefined, topicArn: string, queueArn: string): string | null {
  const found = policy ? Policy.safeParse(readJson(policy)) : null;
  if (found && !found.success) return null;
  const { Statement: statements, ...rest } = found ? found.data : Policy.parse({});
  const others = statements.filter(({ Sid }) => Sid !== SID);
  return JSON.stringify({ Version: "2012-10-17", ...rest, Statement: [...others, topicMaySend(topicArn, queueArn)] });
}

/** A topic of somebody else that the policy lets send, where it does not speak of ours; null when there is none. */
export function topicOfOthers(policy: string | undefined, topicArn: string): string | null {
  const found = Policy.safeParse(readJson(policy ?? ""));
  const others = (found.data?.Statement ?? []).filter(({ Sid }) => Sid !== SID);
  const named = others.flatMap((statement) => JSON.stringify(statement["Condition"] ?? {}).match(TOPIC_ARN) ?? []);
  return named.includes(topicArn) ? null : (named[0] ?? null);
}
