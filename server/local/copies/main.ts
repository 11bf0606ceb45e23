import { parseArgs } from "node:util";
import { loadDotenv } from "#server/platform/dotenv.ts";
import { makeCopy } from "./make-copy.ts";
import { listCopies, placesOf } from "./places.ts";
import { listed, restoreCopy } from "./restore-copy.ts";

const HELP = `npm run copies [-- --make | --restore NAME]

The copies that \`npm run local\` keeps of its desk: database, files and keys. Without an option, lists them.
  --make           makes one now, beside the desk at work
  --restore NAME   puts one in the place of what is there, once the desk stands still; NAME may be newest. What was there is
                   kept beside it

Ends with 0 when it was done, 1 when it was not, 2 when it is called wrongly.
`;

const NOT_DONE = 1;
const CALLED_WRONGLY = 2;

const say = (line: string) => void process.stdout.write(`${line}\n`);

// Whatever it writes is for whoever started it, and for nobody else on the machine.
process.umask(0o077);
process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return NOT_DONE;
});

async function main(): Promise<number> {
  const values = read();
  if (values === null) return CALLED_WRONGLY;
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  loadDotenv();
  const places = placesOf(process.env);
  if (values.make) {
    const { name, files } = await makeCopy(places, new Date());
    say(`${places.copiesDir} has a new copy, ${name}, with ${files} files.`);
  } else if (values.restore === undefined) {
    say(`${places.copiesDir}. ${listed(listCopies(places))}`);
  } else {
    const { name, documents, files, before } = await restoreCopy(places, values.restore, new Date());
    say(
      `${name} is back in ${places.dataDir}: ${documents} documents and ${files} files. What was there is in ${before}.`,
    );
  }
  return 0;
}

function read() {
  try {
    const options = {
      make: { type: "boolean", default: false },
      restore: { type: "string" },
      help: { type: "boolean", default: false },
    } as const;
    const { values } = parseArgs({ options });
    if (values.make && values.restore !== undefined) throw new Error("--make and --restore are two things");
    return values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${HELP}`);
    return null;
  }
}
