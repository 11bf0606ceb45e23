import { z } from "zod";

const oneOrMore = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const Statement = z.object({
  Effect: z.string(),
  Principal: z.union([z.string(), z.record(z.string(), oneOrMore)]).optional(),
  Action: oneOrMore.optional(),
  Resource: oneOrMore.optional(),
  Condition: z.record(z.string(), z.record(z.string(), oneOrMore)).optional(),
});
const Policy = z.object({ Statement: z.union([z.array(Statement), Statement.transform((one) => [one])]) });

/** Whether a queue's policy, as SQS returns it, lets this topic send messages into this queue. */
export function letsTopicSend(policy: string | undefined, topicArn: string, queueArn: string): boolean {
  const parsed = Policy.safeParse(readJson(policy));
  if (!parsed.success) return false;
  return parsed.data.Statement.some(
    ({ Effect, Principal, Action = [], Resource = [], Condition = {} }) =>
      Effect === "Allow" &&
      isForSns(Principal) &&
      Action.some((action) => matches(action.toLowerCase(), "sqs:sendmessage")) &&
      Resource.some((resource) => matches(resource, queueArn)) &&
      Object.values(Condition).every((test) =>
        Object.entries(test).every(
          ([key, values]) => key.toLowerCase() !== "aws:sourcearn" || values.some((value) => matches(value, topicArn)),
        ),
      ),
  );
}

function isForSns(principal: string | Record<string, string[]> | undefined): boolean {
  if (principal === undefined || typeof principal === "string") return principal === "*";
  return Boolean(principal["Service"]?.includes("sns.amazonaws.com") || principal["AWS"]?.includes("*"));
}

/** IAM's wildcards: `*` for anything, `?` for one character. */
function matches(pattern: string, value: string): boolean {
  const literal = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal.replaceAll("*", ".*").replaceAll("?", ".")}$`).test(value);
}

function readJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return null;
  }
}
