import { sameValue } from "#server/platform/aws/ensure-queue.ts";
import type { AwsInspection } from "#server/platform/aws/inspect.ts";
import type { Look } from "#server/platform/aws/look.ts";
import type { Addresses } from "#server/platform/aws/probe-permissions.ts";
import { letsTopicSend } from "#server/platform/aws/queue-policy.ts";
import {
  type Attributes,
  DEAD_LETTER_ATTRIBUTES,
  queueAttributes,
  subscriptionAttributes,
} from "#server/platform/aws/topology.ts";
import { type Finding, Findings } from "./finding.ts";

const SET_UP = "Run npm run aws:setup: it puts this right and leaves everything else alone.";

/** Topic, queues, subscription and what may be done with them, compared with what QuickFix needs. */
export function checkAws(seen: AwsInspection, addresses: Addresses): Finding[] {
  return [...checkTopology(seen, addresses), ...checkPermissions(seen)];
}

function checkTopology(seen: AwsInspection, addresses: Addresses): Finding[] {
  const findings = new Findings("Topic and queues");
  const { topic, queue, deadLetters, subscriptionDeadLetters, subscription } = seen;
  isThere(findings, "topic", topic, `The topic ${addresses.topic}`, "SNS_TOPIC_ARN");
  const main = isThere(findings, "queue", queue, `The queue ${addresses.queue}`, "SQS_QUEUE_URL");
  const dead = isThere(
    findings,
    "dlq",
    deadLetters,
    `The dead-letter queue ${addresses.deadLetters}`,
    "QUICKFIX_DLQ_URL",
  );
  const undelivered = isThere(
    findings,
    "sns-dlq",
    subscriptionDeadLetters,
    `The dead-letter queue of the subscription, ${addresses.subscriptionDeadLetters},`,
    "QUICKFIX_SNS_DLQ_URL",
  );
  if (main && dead) compare(findings, "queue", "The queue's", main, queueAttributes(dead["QueueArn"] ?? ""));
  if (dead) compare(findings, "dlq", "The dead-letter queue's", dead, DEAD_LETTER_ATTRIBUTES);
  if (main) {
    findings.check("queue.policy", letsTopicSend(main["Policy"], addresses.topic, main["QueueArn"] ?? ""), {
      ok: "The queue's policy lets the topic send.",
      wrong: "The queue's policy does not let the topic send, so no event arrives.",
      fix: SET_UP,
    });
  }
  if (undelivered) {
    findings.check(
      "sns-dlq.policy",
      letsTopicSend(undelivered["Policy"], addresses.topic, undelivered["QueueArn"] ?? ""),
      {
        ok: "The topic may keep what it cannot deliver.",
        wrong:
          "The topic may not send to the dead-letter queue of the subscription, so SNS drops what it cannot deliver.",
        fix: SET_UP,
      },
    );
  }
  if (main) checkSubscription(findings, subscription, undelivered);
  return findings.list;
}

function checkSubscription(findings: Findings, subscription: Look, undelivered: Attributes | null): void {
  if (subscription.kind === "denied")
    return findings.unknown("subscription", "These keys may not look at the subscription.", MAY_LOOK);
  if (subscription.kind !== "there")
    return findings.wrong(
      "subscription",
      "The queue is not subscribed to the topic, so the consumer receives nothing.",
      SET_UP,
    );
  findings.ok("subscription", "The queue is subscribed to the topic.");
  const { attributes } = subscription;
  findings.check("subscription.raw", attributes["RawMessageDelivery"] === "true", {
    ok: "Raw message delivery is on.",
    wrong: "Raw message delivery is off, so events lose their ids on the way and are handled as if typed in by hand.",
    fix: SET_UP,
  });
  const wanted = undelivered && subscriptionAttributes(undelivered["QueueArn"] ?? "")["RedrivePolicy"];
  if (!wanted) return;
  findings.check("subscription.redrive", sameValue(attributes["RedrivePolicy"], wanted), {
    ok: "What SNS cannot deliver is kept.",
    wrong: "The subscription has no redrive policy, so SNS drops what it cannot deliver.",
    fix: SET_UP,
  });
}

const MEANINGS: Readonly<Record<string, string>> = {
  VisibilityTimeout: "the visibility timeout (how long a received message is hidden)",
  ReceiveMessageWaitTimeSeconds: "the wait of a receive (short waits are billed for nothing)",
  MessageRetentionPeriod: "the retention (how long messages are kept)",
  RedrivePolicy: "the redrive policy (where messages go that end the consumer again and again)",
};

function compare(findings: Findings, id: string, whose: string, found: Attributes, wanted: Attributes): void {
  for (const [name, value] of Object.entries(wanted)) {
    const is = found[name] || "not set";
    findings.check(`${id}.${name}`, sameValue(found[name], value), {
      ok: `${whose} ${name} is as it should be.`,
      wrong: `${whose} ${name} is ${is} and should be ${value}: ${MEANINGS[name] ?? name}.`,
      fix: SET_UP,
    });
  }
}

const MAY_LOOK =
  "Attach the doctor's policy from npm run aws:setup -- --print to these keys, or run the doctor with others.";

function isThere(findings: Findings, id: string, look: Look, what: string, variable: string): Attributes | null {
  switch (look.kind) {
    case "there":
      findings.ok(id, `${what} is there.`);
      return look.attributes;
    case "missing":
      findings.wrong(id, `${what} does not exist.`, `Correct ${variable}, or run npm run aws:setup to create it.`);
      return null;
    case "denied":
      findings.unknown(id, `${what} may not be looked at with these keys.`, MAY_LOOK);
      return null;
    case "keys":
      findings.wrong(
        id,
        `${what} cannot be reached: AWS does not accept the keys (${look.message}).`,
        "Correct AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or unset both to use the machine's own role.",
      );
      return null;
    case "away":
      findings.wrong(
        id,
        `${what} does not answer: ${look.message}.`,
        "Check the network, AWS_REGION and AWS_ENDPOINT_URL (unset for AWS itself).",
      );
      return null;
  }
}

const PLACES = {
  topic: "the topic",
  queue: "the queue",
  deadLetters: "the dead-letter queue",
  subscriptionDeadLetters: "the dead-letter queue of the subscription",
} as const satisfies Record<keyof Addresses, string>;

function checkPermissions({ permissions }: AwsInspection): Finding[] {
  const findings = new Findings("Permissions");
  for (const { action, on, answer } of permissions) {
    const id = `permission.${on}.${action}`;
    if (answer === "unknown")
      findings.unknown(id, `Nobody could say whether these keys may ${action} on ${PLACES[on]}.`);
    else
      findings.check(id, answer === "allowed", {
        ok: `${action} on ${PLACES[on]} is allowed.`,
        wrong: `These keys may not ${action} on ${PLACES[on]}.`,
        fix: "Attach the consumer's policy from npm run aws:setup -- --print to the role or user of these keys.",
      });
  }
  return findings.list;
}
