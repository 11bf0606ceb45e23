import type { Topology } from "#server/platform/aws/ensure-topology.ts";
import { deadLettersOf, nameIn, setUpCommand } from "#server/platform/aws/topology.ts";

/** What was done, the lines for the environment, and what is left to do. */
export function describe(
  { changes, left, topicArn, queue, deadLetters, subscriptionDeadLetters }: Topology,
  region: string,
): string {
  const usual = deadLettersOf(queue.url);
  const unusual = [
    { name: "QUICKFIX_DLQ_URL", usual: usual.deadLetters, url: deadLetters.url },
    { name: "QUICKFIX_SNS_DLQ_URL", usual: usual.subscriptionDeadLetters, url: subscriptionDeadLetters.url },
  ].filter((each) => each.url !== each.usual);
  return [
    headOf(changes, left),
    ...changes.map((change) => `  ${change}`),
    "",
    ...(left.length > 0 ? ["Wrong, and left to you:", ...left.map((each) => `  ${each}`), ""] : []),
    "For the environment of web and consumer:",
    `AWS_REGION=${region}`,
    `SNS_TOPIC_ARN=${topicArn}`,
    `SQS_QUEUE_URL=${queue.url}`,
    ...unusual.map(({ name, url }) => `${name}=${url}`),
    "",
    "Not made by this command: the policies of web, consumer and doctor, and the alarms. The template has them:",
    setUpCommand(nameIn(queue.url), "--print"),
    "It cannot be applied beside what this command made: the names are taken. Take the policies out of it.",
    "",
  ].join("\n");
}

function headOf(changes: readonly string[], left: readonly string[]): string {
  if (changes.length > 0) return "Done:";
  return left.length > 0 ? "Nothing was changed." : "Everything was right already; nothing was changed.";
}
