import { judgeQueue, judgeSubscription, judgeTopic, type Verdict } from "#server/platform/aws/attributes/judge.ts";
import type { Names } from "#server/platform/aws/attributes/names.ts";
import type { AwsInspection } from "#server/platform/aws/inspect.ts";
import type { Look } from "#server/platform/aws/look.ts";
import type { Addresses } from "#server/platform/aws/probe-permissions.ts";
import { type Attributes, nameIn, setUpCommand } from "#server/platform/aws/topology.ts";
import { type Finding, Findings } from "./finding.ts";

/** Whether topic, queues and subscription are there, and all that AWS says of each. */
export function checkTopology(seen: AwsInspection, addresses: Addresses, names: Names): Finding[] {
  const findings = new Findings("Topic and queues");
  const setUp = setUpAdvice(findings, addresses);
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
  const found = things.map(({ id, look, what, variable }) => isThere(findings, { id, look, what, variable, setUp }));
  for (const [index, { id, judge }] of things.entries()) {
    const attributes = found[index];
    if (attributes) tell(findings, id, judge(attributes, names), setUp.repair);
  }
  if (seen.queue.kind === "there") checkSubscription(findings, seen.subscription, names, setUp);
  return findings.list;
}

function checkSubscription(findings: Findings, subscription: Look, names: Names, setUp: SetUpAdvice): void {
  switch (subscription.kind) {
    case "there":
      findings.ok("subscription", "The queue is subscribed to the topic.");
      return tell(findings, "subscription", judgeSubscription(subscription.attributes, names), setUp.repair);
    case "denied":
      return findings.unknown(
        "subscription",
        `These keys may not look at the subscription (${subscription.action}).`,
        setUp.mayLook,
      );
    case "missing":
      return findings.wrong(
        "subscription",
        "The queue is not subscribed to the topic, so the consumer receives nothing.",
        setUp.repair,
      );
    case "keys":
      return;
    case "away":
      return findings.unknown("subscription", `Nobody could say how the subscription is: ${subscription.message}.`);
  }
}

/** Scripts know these by other names than AWS's. */
const SHORT: Readonly<Record<string, string>> = {
  Policy: "policy",
  "subscription.RawMessageDelivery": "raw",
  "subscription.RedrivePolicy": "redrive",
};

function tell(findings: Findings, thing: string, verdicts: readonly Verdict[], setUp: string): void {
  for (const { attribute, state, found, repair, advice } of verdicts) {
    const id = `${thing}.${SHORT[`${thing}.${attribute}`] ?? SHORT[attribute] ?? attribute}`;
    const fix = repair ? setUp : (advice ?? setUp);
    if (state === "ok") findings.ok(id, found);
    else if (state === "wrong") findings.wrong(id, found, fix);
    else findings.unknown(id, found, fix);
  }
}

interface SetUpAdvice {
  readonly repair: string;
  readonly create: string;
  readonly mayLook: string;
}

/** What set-up can do here: it calls topic and queue alike, by the name that the queue has. */
function setUpAdvice(findings: Findings, { topic, queue }: Addresses): SetUpAdvice {
  const name = nameIn(queue);
  const run = `run ${setUpCommand(name)}`;
  const mayLook = `Attach the doctor's policy from ${setUpCommand(name, "--print")} to these keys, or run the doctor with others.`;
  if (nameIn(topic) === name)
    return { repair: `${upper(run)}: it puts this right and leaves everything else alone.`, create: run, mayLook };
  const alike = `${run}, which makes a topic ${name} for the queue ${name}, and copy the lines it ends with`;
  findings.unknown(
    "names",
    `The topic is called ${nameIn(topic)} and the queue ${name}. Set-up calls both alike, so it cannot repair this pair.`,
    `See that they belong together. If they do not, correct SNS_TOPIC_ARN or SQS_QUEUE_URL, or ${alike}.`,
  );
  return { repair: `Put it right by hand, or ${alike}.`, create: alike, mayLook };
}

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

interface Thing {
  readonly id: string;
  readonly look: Look;
  readonly what: string;
  readonly variable: string;
  readonly setUp: SetUpAdvice;
}

function isThere(findings: Findings, { id, look, what, variable, setUp }: Thing): Attributes | null {
  switch (look.kind) {
    case "there":
      findings.ok(id, `${what} is there.`);
      return look.attributes;
    case "missing":
      findings.wrong(id, `${what} does not exist.`, `Correct ${variable}, or ${setUp.create} to create it.`);
      return null;
    case "denied":
      findings.unknown(id, `${what} may not be looked at with these keys (${look.action}).`, setUp.mayLook);
      return null;
    case "keys":
      // Said once, for all of them.
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
