import { parseArgs } from "node:util";
import { ALL_ROWS } from "#server/operate/database/collections.ts";
import { gatherMissing } from "#server/operate/database/inspect-database.ts";
import { buildMissingIndexes } from "#server/platform/db/build-indexes.ts";
import { connectReader } from "#server/platform/db/connect-reader.ts";
import { findIndexDifferences } from "#server/platform/db/index-differences.ts";
import { inLines, troubleOf } from "#server/platform/db/trouble.ts";
import { readMongodbUri } from "../read-mongodb-uri.ts";

const HELP = `npm run indexes -- [--dry-run]

Builds the indexes that the database in MONGODB_URI lacks, however long that takes, beside a desk at work. Every start does
the same; before an update of a large desk this is the quiet way. Says what to do about an index that is not as it should
be, and about documents that stand in the way of a unique one. It deletes nothing.
  --dry-run  only says what is missing or different

Ends with 0 when every index is as it should be, 1 when one is not, 2 when it cannot look.
`;

const WRONG = 1;
const CANNOT_LOOK = 2;

const say = (line: string) => void process.stdout.write(`${line}\n`);

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(inLines(troubleOf(error)));
  return CANNOT_LOOK;
});

async function main(): Promise<number> {
  const options = {
    "dry-run": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  } as const;
  const { values } = parseArgs({ options });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const uri = readMongodbUri();
  const db = await connectReader(uri);
  try {
    const onBuild = (index: string, documents: number) => say(`Building ${index} over ${documents} documents.`);
    const differences = values["dry-run"]
      ? await findIndexDifferences(db, ALL_ROWS)
      : await buildMissingIndexes(db, uri, ALL_ROWS, onBuild);
    for (const said of gatherMissing(differences)) process.stdout.write(inLines(said));
    if (differences.length === 0) say("Every index is there, and as it should be.");
    return differences.length === 0 ? 0 : WRONG;
  } finally {
    await db.close();
  }
}
