import { judgeQueue, judgeSubscription, judgeTopic, type Verdict } from "#server/platform/aws/attributes/judge.ts";
import type { Names } from "#server/platform/aws/attributes/names.ts";
import type { AwsInspection } from "#server/platform/aws/inspect.ts";
import type { Look } from "#server/platform/aws/look.ts";
import type { Addresses } from "#server/platform/aws/probe-permissions.ts";
import type { Attributes } from "#server/platform/aws/topology.ts";
import { type Finding, Findings } from "./finding.ts";

const SET_UP = "Run npm run aws:setup: it puts this right and leaves everything else alone.";

/** Whether topic, queues and subscription are there, and all that AWS says of each. */
export function checkTopology(seen: AwsInspection, addresses: Addresses, names: Names): Finding[] {
  const findings = new Findings("Topic and queues");
  const things = [
    {
      id: "topic",
      look: seen.topic,
      what: `The topic ${addresses.topic}`,
      variable: "SNS_TOPIC_ARN",
      judge: judgeTopic,
    },
    {
      id: "queue",
      look: seen.queue,
      what: `The queue ${addresses.queue}`,
      variable: "SQS_QUEUE_URL",
      judge: (found: Attributes) => judgeQueue("queue", found, names),
    },
    {
      id: "dlq",
      look: seen.deadLetters,
      what: `The dead-letter queue ${addresses.deadLetters}`,
      variable: "QUICKFIX_DLQ_URL",
      judge: (found: Attributes) => judgeQueue("deadLetters", found, names),
    },
    {
      id: "sns-dlq",
      look: seen.subscriptionDeadLetters,
      what: `The dead-letter queue of the subscription, ${addresses.subscriptionDeadLetters},`,
      variable: "QUICKFIX_SNS_DLQ_URL",
      judge: (found: Attributes) => judgeQueue("subscriptionDeadLetters", found, names),
    },
  ];
  const found = things.map(({ id, look, what, variable }) => isThere(findings, { id, look, what, variable }));
  for (const [index, { id, judge }] of things.entries()) {
    const attributes = found[index];
    if (attributes) tell(findings, id, judge(attributes, names));
  }
  if (seen.queue.kind === "there") checkSubscription(findings, seen.subscription, names);
  return findings.list;
}

function checkSubscription(findings: Findings, subscription: Look, names: Names): void {
  switch (subscription.kind) {
    case "there":
      findings.ok("subscription", "The queue is subscribed to the topic.");
      return tell(findings, "subscription", judgeSubscription(subscription.attributes, names));
    case "denied":
      return findings.unknown(
        "subscription",
        `These keys may not look at the subscription (${subscription.action}).`,
        MAY_LOOK,
      );
    case "missing":
      return findings.wrong(
        "subscription",
        "The queue is not subscribed to the topic, so the consumer receives nothing.",
        SET_UP,
      );
    default:
      return findings.unknown("subscription", `Nobody could say how the subscription is: ${subscription.message}.`);
  }
}

/** Scripts know these by other names than AWS's. */
const SHORT: Readonly<Record<string, string>> = {
  Policy: "policy",
  "subscription.RawMessageDelivery": "raw",
  "subscription.RedrivePolicy": "redrive",
};

function tell(findings: Findings, thing: string, verdicts: readonly Verdict[]): void {
  for (const { attribute, state, found, repair, advice } of verdicts) {
    const id = `${thing}.${SHORT[`${thing}.${attribute}`] ?? SHORT[attribute] ?? attribute}`;
    const fix = repair ? SET_UP : (advice ?? SET_UP);
    if (state === "ok") findings.ok(id, found);
    else if (state === "wrong") findings.wrong(id, found, fix);
    else findings.unknown(id, found, fix);
  }
}

const MAY_LOOK =
  "Attach the doctor's policy from npm run aws:setup -- --print to these keys, or run the doctor with others.";

interface Thing {
  readonly id: string;
  readonly look: Look;
  readonly what: string;
  readonly variable: string;
}

function isThere(findings: Findings, { id, look, what, variable }: Thing): Attributes | null {
  switch (look.kind) {
    case "there":
      findings.ok(id, `${what} is there.`);
      return look.attributes;
    case "missing":
      findings.wrong(id, `${what} does not exist.`, `Correct ${variable}, or run npm run aws:setup to create it.`);
      return null;
    case "denied":
      findings.unknown(id, `${what} may not be looked at with these keys (${look.action}).`, MAY_LOOK);
      return null;
    case "keys":
      findings.wrong(
        id,
        `${what} cannot be reached: AWS does not accept the keys (${look.message}).`,
        "Sign in again; or correct AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and, for keys of some hours, AWS_SESSION_TOKEN; or unset them to use the machine's own role.",
      );
      return null;
    case "away":
      findings.wrong(
        id,
        `${what} does not answer: ${look.message}.`,
        "Check the network, AWS_REGION and AWS_ENDPOINT_URL, also with _SNS and _SQS at its end (unset for AWS itself).",
      );
      return null;
  }
}
