import { parseArgs } from "node:util";
import { nameProblem } from "#server/platform/aws/topology.ts";
import { loadDotenv } from "#server/platform/dotenv.ts";
import { EnvVariables } from "#server/platform/env-variables.ts";
import { type Finding, inWords } from "./check.ts";
import { conform, freshName } from "./conform.ts";
import { lineOf, summarize } from "./report.ts";

const HELP = `npm run conformance -- [--uri URI] [--name NAME] [--contract]

Tries everything that the desk relies on, on the database, SNS and SQS that the environment names (MONGODB_URI; AWS_REGION,
AWS_ENDPOINT_URL, keys or a profile). What it does not name is the embedded one. Everything happens in a database, a topic and
queues of its own and on free ports, beside a desk at work there, and is taken away again.
  --uri        another database server than MONGODB_URI's
  --name       what database, topic and queues are called; for a user whose rights end at a name
  --contract   the store's contract only: no topic, no processes

Ends with 0 when the desk has all it needs, 1 when it does not, 2 when it could not be tried.
`;

const FAILED = 1;
const NOT_TRIED = 2;
const STOPPED = 130;

const { values } = parseArgs({
  options: {
    uri: { type: "string" },
    name: { type: "string" },
    contract: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopping.abort());

// Whoever reads along may stop reading (| head). What was made is taken away all the same.
process.stdout.on("error", () => stopping.abort());
const say = (line: string) => void process.stdout.write(`${line}\n`);

if (values.help) process.stdout.write(HELP);
else process.exitCode = await main();

async function main(): Promise<number> {
  loadDotenv();
  const env = values.uri === undefined ? process.env : { ...process.env, MONGODB_URI: values.uri };
  const name = values.name ?? freshName();
  const problems = [nameProblem(name) ?? [], addressProblems(env["MONGODB_URI"])].flat();
  if (problems.length > 0) {
    process.stderr.write(`${problems.join("\n")}\n`);
    return NOT_TRIED;
  }
  const findings: Finding[] = [];
  const onFinding = (finding: Finding) => {
    if (findings.at(-1)?.part !== finding.part) say(`\n${finding.part}`);
    findings.push(finding);
    say(lineOf(finding));
  };
  try {
    const isContractOnly = values.contract;
    const engines = await conform({ env, name, isContractOnly, say, onFinding, signal: stopping.signal });
    say(`\n${summarize(engines, findings)}`);
    return findings.some(({ outcome }) => outcome === "failed") ? FAILED : 0;
  } catch (error) {
    if (stopping.signal.aborted) {
      say("Stopped.");
      return STOPPED;
    }
    process.stderr.write(`It could not be tried. ${inWords(error)}\n`);
    return NOT_TRIED;
  }
}

/** What a start would say of the address; before anything is made, or waited for. */
function addressProblems(uri: string | undefined): string[] {
  const read = EnvVariables.shape.MONGODB_URI.safeParse(uri);
  return !uri || read.success ? [] : read.error.issues.map(({ message }) => `MONGODB_URI ${message}.`);
}
