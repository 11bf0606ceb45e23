import { parseArgs } from "node:util";
import { areKeysBad, classifyAwsError } from "#server/platform/aws/aws-errors.ts";
import { createSnsClient, createSqsClient } from "#server/platform/aws/clients.ts";
import { ensureTopology } from "#server/platform/aws/ensure-topology.ts";
import { keysTrouble } from "#server/platform/aws/keys-trouble.ts";
import { NameTakenError } from "#server/platform/aws/name-taken.ts";
import { policyOf } from "#server/platform/aws/policy-document.ts";
import { createTemplate } from "#server/platform/aws/template.ts";
import { DEFAULT_NAME, nameProblem } from "#server/platform/aws/topology.ts";
import { loadDotenv } from "#server/platform/dotenv.ts";
import { awsPlace, PLACE_VARIABLES } from "#server/platform/env-aws.ts";
import { unpaired } from "#server/platform/env-unpaired.ts";
import { EnvVariables } from "#server/platform/env-variables.ts";
import { describe } from "./describe.ts";
import { toYaml } from "./yaml.ts";

const HELP = `npm run aws:setup -- [--name NAME] [--print | --policy]

Creates topic, queues and subscription of a desk in AWS_REGION, or repairs them. Running it again changes nothing, and it
never deletes anything. AWS_ENDPOINT_URL names an emulator; without it, AWS itself is meant.
  --name    what topic and queues are called, ${DEFAULT_NAME} unless given; each desk in an account has a name of its own
  --print   prints the same topic, queues and subscription as a CloudFormation template, and changes nothing. What only the
            template makes: a policy for each role, and alarms
  --policy  prints the rights that the set-up itself needs, as an IAM policy, and changes nothing

Into a file without npm's own lines: npm run -s aws:setup -- --print > quickfix.yaml
`;

const Settings = EnvVariables.pick(PLACE_VARIABLES);

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`The set-up did not finish. ${reasonOf(error)}\n`);
  return 1;
});

async function main(): Promise<number> {
  const { name, help, print, policy } = readOptions();
  if (help) return say(HELP);
  const problem = nameProblem(name);
  if (problem) return complain([problem]);
  if (print && policy)
    return complain(["--print and --policy each print a document of its own: ask for one at a time."]);
  if (print) return say(toYaml(createTemplate(name)));
  loadDotenv();
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  if (policy) return printPolicy(name, given["AWS_REGION"]);
  const settings = Settings.safeParse(given);
  const problems = (settings.error?.issues ?? []).map(({ path, message }) => `${path.join(".")} ${message}.`);
  problems.push(...unpaired(given, PLACE_VARIABLES));
  if (!settings.data || problems.length > 0) return complain(problems);
  const place = awsPlace(settings.data);
  const [sns, sqs] = [createSnsClient(place), createSqsClient(place)];
  try {
    const topology = await ensureTopology({ sns, sqs, endpoint: place.endpoint, name, onWait: sayOnce() });
    return say(describe(topology, place.region));
  } finally {
    sns.destroy();
    sqs.destroy();
  }
}

/** A region that is none would make a policy that allows nothing anywhere, and says so to nobody. */
function printPolicy(name: string, region: string | undefined): number {
  const problem = region === undefined ? undefined : Settings.shape.AWS_REGION.safeParse(region).error?.issues[0];
  if (problem) return complain([`AWS_REGION ${problem.message}.`]);
  return say(`${JSON.stringify(policyOf("setUp", { name, region }), null, 2)}\n`);
}

function readOptions() {
  const flag = { type: "boolean", default: false } as const;
  const name = { type: "string", default: DEFAULT_NAME } as const;
  return parseArgs({ options: { name, print: flag, policy: flag, help: flag } }).values;
}

function say(text: string): number {
  process.stdout.write(text);
  return 0;
}

function sayOnce(): (why: string) => void {
  let isSaid = false;
  return (why) => {
    if (!isSaid) process.stderr.write(`AWS does not know it everywhere yet, which may take a minute: ${why}\n`);
    isSaid = true;
  };
}

function complain(lines: readonly string[]): number {
  for (const line of lines) process.stderr.write(`${line}\n`);
  return 1;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof NameTakenError || error instanceof TypeError) return error.message;
  if (areKeysBad(error)) return Object.values(keysTrouble(error)).join("\n");
  return `${error.name}: ${error.message}\n${adviceOn(error)}`;
}

function adviceOn(error: Error): string {
  if (error.name !== "UnreadableAnswer" && classifyAwsError(error) === "config") {
    return "Use keys that may do what `npm run aws:setup -- --policy` prints, or give `npm run aws:setup -- --print` to somebody who has them.";
  }
  return "Check the network and AWS_ENDPOINT_URL, also with _SNS and _SQS at its end, then run it again: it goes on where it stopped.";
}
