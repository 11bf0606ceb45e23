import { parseArgs } from "node:util";
import { UnusableDump } from "#server/embedded-mongo/dump/unusable-dump.ts";
import { connectClient } from "#server/platform/db/connect-client.ts";
import { readConnectionString } from "#server/platform/db/connection-string.ts";
import { inLines, troubleOf } from "#server/platform/db/trouble.ts";
import { loadDotenv } from "#server/platform/dotenv.ts";
import { restoreTo } from "./restore-to.ts";

const HELP = `npm run restore -- DUMP [--to URI] [--drop]

Restores what mongodump or \`npm run embedded -- --dump\` wrote into a server, by MongoDB's own driver; where there is MongoDB's
mongorestore, that does the same. Reads everything before it changes anything.
  --to     where to, otherwise MONGODB_URI; the database that it names is where the dump's one database goes
  --drop   replaces collections that hold documents; without it they are a reason to do nothing

Ends with 0 when everything was restored, 1 when it was not, 2 when it is called wrongly.
`;

const NOT_RESTORED = 1;
const CALLED_WRONGLY = 2;

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(error instanceof UnusableDump ? `${error.message}.\n` : inLines(troubleOf(error)));
  return NOT_RESTORED;
});

async function main(): Promise<number> {
  const asked = read();
  if (asked === null) return CALLED_WRONGLY;
  const { values, dump, uri } = asked;
  if (values.help || dump === undefined) {
    process.stdout.write(HELP);
    return values.help ? 0 : CALLED_WRONGLY;
  }
  if (!uri) {
    process.stderr.write("Say where to: --to mongodb://…, or MONGODB_URI.\n");
    return CALLED_WRONGLY;
  }
  const client = await connectClient(uri);
  try {
    const say = (line: string) => void process.stdout.write(`${line}\n`);
    await restoreTo(client, dump, { drops: values.drop, database: readConnectionString(uri).database, say });
    say("Everything was restored.");
    return 0;
  } finally {
    await client.close();
  }
}

function read() {
  loadDotenv();
  const options = {
    to: { type: "string" },
    drop: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  } as const;
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [dump, ...surplus] = positionals;
    if (surplus.length > 0) throw new Error(`${surplus.join(" ")} is one folder too many`);
    return { values, dump, uri: values.to ?? process.env.MONGODB_URI };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${HELP}`);
    return null;
  }
}
