import { z } from "zod";
import { readJson } from "./attribute-value.ts";
import { decide } from "./policy/decide.ts";
import { nameOf, readPolicy, type Statement } from "./policy/statement.ts";

/** Our statement's name in a queue policy; statements of other names are left alone. */
const SID = "QuickFixTopicMaySend";

/** Also with wildcards, as ArnLike takes them. */
const TOPIC_ARN = /arn:[\w*-]+:sns:[\w*-]*:[\d*]*:[\w.*-]+/g;

const AnyStatement = z.looseObject({ Sid: z.string().optional() });
const Policy = z.looseObject({
  // A policy with one statement may have it without a list.
  Statement: z
    .union([z.array(AnyStatement), AnyStatement.transform((one) => [one])])
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

/** What of SNS the policy lets send beside ours, in words; null when there is nothing, or where the policy speaks of ours too. */
export function sendersOfOthers(policy: string | undefined, topicArn: string, queueArn: string): string | null {
  const senders = (readPolicy(policy) ?? []).filter(
    (statement) => statement.Sid !== SID && statement.Effect === "Allow" && mayLetSend(statement, queueArn),
  );
  const named = senders.flatMap(({ Condition }) => JSON.stringify(Condition ?? {}).match(TOPIC_ARN) ?? []);
  if (senders[0] === undefined || named.includes(topicArn)) return null;
  if (named[0] === undefined) return `${nameOf(senders[0])} in its policy lets SNS send to it`;
  return named[0].includes("*") ? `topics such as ${named[0]} send to it` : `the topic ${named[0]} sends to it`;
}

/** Whether the policy has our statement, for whatever topic it was written. */
export function hasTopicStatement(policy: string | undefined): boolean {
  return (readPolicy(policy) ?? []).some(({ Sid }) => Sid === SID);
}

/** Whether there may be a topic that it lets send: nothing is known of the topic, so no condition rules it out. */
function mayLetSend(statement: Statement, queueArn: string): boolean {
  const asker = { service: "sns.amazonaws.com" };
  const { kind } = decide([statement], { asker, action: "sqs:SendMessage", resource: queueArn, context: {} });
  return kind === "allowed" || kind === "unsure";
}
