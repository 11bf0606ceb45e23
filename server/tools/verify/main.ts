import { parseArgs } from "node:util";
import { checkInvariants } from "#server/operate/invariants/check-invariants.ts";
import { createInvariantStore } from "#server/operate/invariants/store.ts";
import { systemClock as clock } from "#server/platform/clock.ts";
import { connectReader } from "#server/platform/db/connect-reader.ts";
import { EnvVariables } from "#server/platform/env-variables.ts";
import { loadToolEnv } from "#server/platform/running-stack.ts";
import { systemTimers as timers } from "#server/platform/timers.ts";
import { describeReport } from "./report.ts";

const HELP = `npm run verify -- [--strict] [--grace SECONDS] [--json]

Walks every invariant over the database in MONGODB_URI, reading only.
  --strict   the desk is at rest: nothing is excused as being on its way
  --grace    on a desk at work, how long something must stay wrong to count (5)
  --json     prints the report as JSON

Ends with 0 when everything holds, 1 when something does not, 2 when it cannot look.
`;

const VIOLATED = 1;
const CANNOT_LOOK = 2;

process.exitCode = await verify().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The database cannot be looked at: ${reason}\nCheck MONGODB_URI and that the database runs.\n`);
  return CANNOT_LOOK;
});

async function verify(): Promise<number> {
  const { values } = parseArgs({
    options: {
      strict: { type: "boolean", default: false },
      grace: { type: "string", default: "5" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  loadToolEnv();
  const uri = EnvVariables.shape.MONGODB_URI.safeParse(process.env["MONGODB_URI"]);
  const seconds = Number(values.grace);
  if (!uri.success) throw new Error(`MONGODB_URI ${uri.error.issues[0]?.message}.`);
  if (!(seconds >= 0)) throw new Error("--grace takes a number of seconds.");
  const database = await connectReader(uri.data);
  try {
    const grace = values.strict ? undefined : { ms: seconds * 1_000, timers };
    const onProgress = values.json ? undefined : showProgress;
    const report = await checkInvariants(createInvariantStore(database), { clock, grace, onProgress });
    process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : describeReport(report));
    return report.violations.length > 0 ? VIOLATED : 0;
  } finally {
    await database.close();
  }
}

function showProgress(checked: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${checked} complaints looked at\r`);
}
