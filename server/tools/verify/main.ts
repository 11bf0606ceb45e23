import { parseArgs } from "node:util";
import { checkTrail } from "#server/desk/audit/check-trail.ts";
import { createAuditStore } from "#server/desk/audit/store.ts";
import { gatherMissing, inspectIndexes } from "#server/operate/database/inspect-database.ts";
import { checkInvariants } from "#server/operate/invariants/check-invariants.ts";
import { createInvariantStore } from "#server/operate/invariants/store.ts";
import { systemClock as clock } from "#server/platform/clock.ts";
import { connectReader } from "#server/platform/db/connect-reader.ts";
import { inLines, troubleOf } from "#server/platform/db/trouble.ts";
import { systemTimers as timers } from "#server/platform/timers.ts";
import { readMongodbUri } from "../read-mongodb-uri.ts";
import { describeReport } from "./report.ts";

const HELP = `npm run verify -- [--strict] [--grace SECONDS] [--json]

Walks every invariant over the database in MONGODB_URI, reading only. Looks at its indexes first.
  --strict   the desk is at rest: nothing is excused as being on its way
  --grace    on a desk at work, how long something must stay wrong to count (5)
  --json     prints the report as JSON; with npm run -s, nothing else

Ends with 0 when everything holds, 1 when something does not or an index is not as it should be, 2 when it cannot look.
`;

const VIOLATED = 1;
const CANNOT_LOOK = 2;

process.exitCode = await verify().catch((error: unknown) => {
  process.stderr.write(`The database cannot be looked at. ${inLines(troubleOf(error))}`);
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
  const uri = readMongodbUri();
  const seconds = Number(values.grace);
  if (!(seconds >= 0)) throw new Error("--grace takes a number of seconds.");
  const database = await connectReader(uri);
  try {
    const wrong = await inspectIndexes(database);
    for (const said of gatherMissing(wrong)) process.stderr.write(inLines(said));
    // Whatever is asked with the name of an index that is not there would only be refused.
    if (wrong.some(({ kind }) => kind === "missing" || kind === "renamed")) {
      process.stderr.write("The rest can be looked at once these indexes are there.\n");
      return VIOLATED;
    }
    const grace = values.strict ? undefined : { ms: seconds * 1_000, timers };
    const onProgress = values.json ? undefined : showProgress;
    // Without the secret the seals of the trail are believed.
    const { NEXTAUTH_SECRET: secret, NEXTAUTH_SECRET_PREVIOUS: previous } = process.env;
    const secrets = [secret, previous].filter((each) => each !== undefined);
    const trail = () => checkTrail({ audit: createAuditStore(database) }, secrets.length > 0 ? secrets : null);
    const report = await checkInvariants(createInvariantStore(database), { clock, grace, trail, onProgress });
    process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : describeReport(report));
    return report.violations.length + wrong.length > 0 ? VIOLATED : 0;
  } finally {
    await database.close();
  }
}

function showProgress(checked: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${checked} complaints looked at\r`);
}
