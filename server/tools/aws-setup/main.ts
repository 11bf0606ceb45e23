import { parseArgs } from "node:util";
import { classifyAwsError } from "#server/platform/aws/aws-errors.ts";
import { createSnsClient, createSqsClient } from "#server/platform/aws/clients.ts";
import { ensureTopology, type Topology } from "#server/platform/aws/ensure-topology.ts";
import { createTemplate } from "#server/platform/aws/template.ts";
import { loadDotenv } from "#server/platform/dotenv.ts";
import { EnvVariables } from "#server/platform/env-variables.ts";
import { toYaml } from "./yaml.ts";

const HELP = `npm run aws:setup -- [--print]

Creates the topic and the queues of QuickFix in AWS_REGION, or repairs them. Running it again changes nothing, and it
never deletes anything. AWS_ENDPOINT_URL names an emulator; without it, AWS itself is meant.
  --print   prints the same as a CloudFormation template, with policies for each role, and changes nothing
`;

const Settings = EnvVariables.pick({
  AWS_REGION: true,
  AWS_ENDPOINT_URL: true,
  AWS_ACCESS_KEY_ID: true,
  AWS_SECRET_ACCESS_KEY: true,
});

process.exitCode = await setUp().catch((error: unknown) => {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const advice =
    classifyAwsError(error) === "config"
      ? "Use keys that may create topics and queues, or give `npm run aws:setup -- --print` to somebody who has them."
      : "Check the network and AWS_ENDPOINT_URL, then run it again: it goes on where it stopped.";
  process.stderr.write(`The set-up did not finish. ${reason}\n${advice}\n`);
  return 1;
});

async function setUp(): Promise<number> {
  const { values } = parseArgs({
    options: { print: { type: "boolean", default: false }, help: { type: "boolean", default: false } },
  });
  if (values.help || values.print) {
    process.stdout.write(values.help ? HELP : toYaml(createTemplate()));
    return 0;
  }
  loadDotenv();
  const given = Object.entries(process.env).filter(([, value]) => value !== "");
  const settings = Settings.safeParse(Object.fromEntries(given));
  if (!settings.success) {
    for (const { path, message } of settings.error.issues) process.stderr.write(`${path.join(".")} ${message}.\n`);
    return 1;
  }
  const { AWS_REGION: region, AWS_ENDPOINT_URL: endpoint } = settings.data;
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = settings.data;
  const credentials = accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined;
  const client = { region, endpoint, credentials };
  const [sns, sqs] = [createSnsClient(client), createSqsClient(client)];
  try {
    const topology = await ensureTopology({ sns, sqs, endpoint });
    process.stdout.write(describe(topology, region));
    return 0;
  } finally {
    sns.destroy();
    sqs.destroy();
  }
}

function describe(
  { changes, topicArn, queue, deadLetters, subscriptionDeadLetters }: Topology,
  region: string,
): string {
  const unusual = [
    { name: "QUICKFIX_DLQ_URL", usual: `${queue.url}-dlq`, url: deadLetters.url },
    { name: "QUICKFIX_SNS_DLQ_URL", usual: `${queue.url}-sns-dlq`, url: subscriptionDeadLetters.url },
  ].filter(({ usual, url }) => url !== usual);
  return [
    changes.length === 0 ? "Everything was right already; nothing was changed." : "Done:",
    ...changes.map((change) => `  ${change}`),
    "",
    "For the environment of web and consumer:",
    `AWS_REGION=${region}`,
    `SNS_TOPIC_ARN=${topicArn}`,
    `SQS_QUEUE_URL=${queue.url}`,
    ...unusual.map(({ name, url }) => `${name}=${url}`),
    "",
  ].join("\n");
}
