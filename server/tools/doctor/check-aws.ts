import type { Names } from "#server/platform/aws/attributes/names.ts";
import type { AwsInspection } from "#server/platform/aws/inspect.ts";
import type { Look } from "#server/platform/aws/look.ts";
import type { Addresses } from "#server/platform/aws/probe-permissions.ts";
import type { Role } from "#server/platform/aws/role-of-keys.ts";
import { nameIn } from "#server/platform/aws/topology.ts";
import { checkPermissions } from "./check-permissions.ts";
import { checkTopology } from "./check-topology.ts";
import { type Finding, Findings } from "./finding.ts";

/** Topic, queues, subscription and what may be done with them, compared with what QuickFix needs. */
export function checkAws(seen: AwsInspection, addresses: Addresses, role?: Role): Finding[] {
  const topology = checkTopology(seen, addresses, namesIn(seen, addresses));
  const looks = [seen.topic, seen.queue, seen.deadLetters, seen.subscriptionDeadLetters, seen.subscription];
  const keys = looks.find((look) => look.kind === "keys");
  if (!keys) return [...topology, ...checkPermissions(seen.permissions, nameIn(addresses.queue), role)];
  // Once, and nothing about rights: keys that mean nothing to AWS have none that a policy could mend.
  const findings = new Findings("Topic and queues");
  findings.wrong("keys", keys.trouble.found, keys.trouble.fix);
  return [...findings.list, ...topology];
}

/** How attributes name topic and queues. A queue that could not be looked at is named as its URL has it. */
function namesIn({ queue, deadLetters, subscriptionDeadLetters }: AwsInspection, addresses: Addresses): Names {
  const [, partition = "aws", , region = ""] = addresses.topic.split(":");
  const arnOf = (look: Look, url: string): string => {
    const found = look.kind === "there" ? look.attributes["QueueArn"] : undefined;
    const [account = "", name = ""] = new URL(url).pathname.split("/").slice(-2);
    return found ?? `arn:${partition}:sqs:${region}:${account}:${name}`;
  };
  return {
    topicArn: addresses.topic,
    queueArn: arnOf(queue, addresses.queue),
    deadLettersArn: arnOf(deadLetters, addresses.deadLetters),
    subscriptionDeadLettersArn: arnOf(subscriptionDeadLetters, addresses.subscriptionDeadLetters),
  };
}
