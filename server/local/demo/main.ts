import { parseArgs } from "node:util";
import { composeDesk } from "#server/desk/compose-desk.ts";
import { createNoticeStore } from "#server/desk/notices/store.ts";
import { connectDatabase } from "#server/operate/database/connect.ts";
import { createSnsClient } from "#server/platform/aws/clients.ts";
import { createSnsTopic } from "#server/platform/aws/sns-topic.ts";
import { exitOnSetUpError } from "#server/platform/db/set-up-error.ts";
import { loadDotenv } from "#server/platform/dotenv.ts";
import { exitOnEnvError, readWebEnv } from "#server/platform/env.ts";
import { createLog } from "#server/platform/log.ts";
import { DEMO_PASSWORD } from "./people.ts";
import { seedDemo } from "./seed.ts";
import { isEmptyDatabase } from "./store.ts";

const { values } = parseArgs({
  options: { "if-empty": { type: "boolean", default: false }, force: { type: "boolean", default: false } },
});

loadDotenv();
const env = exitOnEnvError(() => readWebEnv(process.env));
if (env.isPublic) {
  const problem = `Strangers can reach this desk (NEXTAUTH_URL is ${env.publicUrl}), and everybody knows the demo's password.`;
  console.error(`${problem} Nothing was changed, and --force does not help.`);
  process.exit(1);
}
const log = createLog({ name: "seed", level: env.logLevel, mode: env.mode });
const onRetry = (error: unknown) => log.warn({ err: error }, "waiting for the database");
const database = await connectDatabase(env.mongodbUri, { onRetry }).catch(exitOnSetUpError);
const empty = await isEmptyDatabase(database);

if (empty || values.force) {
  const { desk, inlineRelay } = composeDesk({
    db: database,
    log,
    topic: createSnsTopic({ sns: createSnsClient(env.aws), topicArn: env.aws.topicArn }),
    tell: async () => {},
  });
  const counts = await seedDemo({
    db: database,
    desk,
    notices: createNoticeStore(database),
  });
  await inlineRelay.drain();
  console.log(`Demo data: ${counts.people} people (password ${DEMO_PASSWORD}), ${counts.complaints} complaints.`);
} else if (!values["if-empty"]) {
  console.error("This database is not empty. Nothing was changed. Use --force to add the demo data to what is there.");
  process.exitCode = 1;
}
await database.close();
