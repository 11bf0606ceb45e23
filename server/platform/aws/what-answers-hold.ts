import { z } from "zod";
import { readJson } from "./attribute-value.ts";

/** A call that came back without an error. */
export interface Exchange {
  readonly service: "SNS" | "SQS";
  readonly operation: string;
  readonly input: unknown;
  /** As the SDK read it: where the answer says nothing, nothing is there. */
  readonly output: unknown;
  readonly body: string;
}

/**
 * What is wrong with an answer that SNS or SQS would never give, although its status says that all is well; null when it may be
 * theirs. `""`: it is in another language altogether, such as a login page's.
 *
 * The SDK takes silence for an answer with nothing in it, and "nothing failed" would then lose events. What is said here never
 * quotes the answer: it may hold a message.
 */
export function whatItLacks({ service, operation, input, output, body }: Exchange): string | null {
  if (!isIn(service, operation, body)) return "";
  const { error } = mustHold(operation, input)?.safeParse(output) ?? {};
  return error ? `${operation} without ${missingIn(error)}.` : null;
}

/** SNS names the operation in the first tag of its XML; SQS answers with an object, or with nothing where there is nothing to say. */
function isIn(service: Exchange["service"], operation: string, body: string): boolean {
  if (service === "SNS") return body.includes(`<${operation}Response`);
  if (body.trim() === "") return WORDLESS.has(operation);
  const said = readJson(body);
  return typeof said === "object" && said !== null && !Array.isArray(said);
}

const WORDLESS = new Set([
  "AddPermission",
  "ChangeMessageVisibility",
  "DeleteMessage",
  "DeleteQueue",
  "PurgeQueue",
  "RemovePermission",
  "SetQueueAttributes",
  "TagQueue",
  "UntagQueue",
]);

const Text = z.string().min(1);
const Entries = z.array(z.looseObject({ Id: Text })).optional();
/** Every entry is in one of the two lists; an answer that names none of them is about something else. */
const Batch = z
  .looseObject({ Successful: Entries, Failed: Entries })
  .refine(({ Successful = [], Failed = [] }) => Successful.length + Failed.length > 0, { path: ["Successful"] });
const Messages = z.array(z.looseObject({ MessageId: Text, ReceiptHandle: Text, Body: Text })).optional();

const HOLDS = new Map<string, z.ZodType>([
  ["ChangeMessageVisibilityBatch", Batch],
  ["CreateQueue", z.looseObject({ QueueUrl: Text })],
  ["CreateTopic", z.looseObject({ TopicArn: Text })],
  ["DeleteMessageBatch", Batch],
  ["GetQueueUrl", z.looseObject({ QueueUrl: Text })],
  ["GetSubscriptionAttributes", withAttributes(["SubscriptionArn"])],
  ["GetTopicAttributes", withAttributes(["TopicArn"])],
  ["ListSubscriptionsByTopic", z.looseObject({ Subscriptions: z.array(z.unknown()) })],
  ["Publish", z.looseObject({ MessageId: Text })],
  ["PublishBatch", Batch],
  // No messages is how SQS says that there are none.
  ["ReceiveMessage", z.looseObject({ Messages })],
  ["SendMessage", z.looseObject({ MessageId: Text })],
  ["SendMessageBatch", Batch],
  ["Subscribe", z.looseObject({ SubscriptionArn: Text })],
]);

function mustHold(operation: string, input: unknown): z.ZodType | undefined {
  return operation === "GetQueueAttributes" ? attributesAsked(input) : HOLDS.get(operation);
}

/** A queue leaves out what nobody set. */
const SET_BY_SOMEBODY = /^(Policy|Redrive|Kms|Fifo|ContentBased|Deduplication)/;
const Asked = z.looseObject({ AttributeNames: z.array(z.string()).default([]) });

function attributesAsked(input: unknown): z.ZodType {
  const { AttributeNames } = Asked.catch({ AttributeNames: [] }).parse(input);
  const always = AttributeNames.filter((name) => !SET_BY_SOMEBODY.test(name));
  const names = always.map((name) => (name === "All" ? "QueueArn" : name));
  return names.length > 0 ? withAttributes(names) : z.unknown();
}

function withAttributes(names: readonly string[]): z.ZodType {
  return z.looseObject({ Attributes: z.looseObject(Object.fromEntries(names.map((name) => [name, Text]))) });
}

function missingIn({ issues }: z.ZodError): string {
  return issues.map(({ path }) => path.join(".")).join(", ");
}
