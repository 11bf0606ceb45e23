import { parseArgs } from "node:util";
import { createSnsClient } from "../aws/clients.ts";
import { createSnsTopic } from "../aws/sns-topic.ts";
import { composeDesk } from "../composition/desk.ts";
import { connectDatabase } from "../db/connect.ts";
import { createAccountStore } from "../db/stores/accounts.ts";
import { isEmptyDatabase } from "../db/stores/demo-store.ts";
import { createNoticeStore } from "../db/stores/notice-store.ts";
import { loadDotenv } from "../runtime/dotenv.ts";
import { exitOnEnvError, readWebEnv } from "../runtime/env.ts";
import { createLog } from "../runtime/log.ts";
import { DEMO_PASSWORD } from "./people.ts";
import { seedDemo } from "./seed.ts";

const { values } = parseArgs({
  options: { "if-empty": { type: "boolean", default: false }, force: { type: "boolean", default: false } },
});

loadDotenv();
const env = exitOnEnvError(() => readWebEnv(process.env));
const log = createLog({ name: "seed", level: env.logLevel, mode: env.mode });
const database = await connectDatabase(env.mongodbUri, (error) => log.warn({ err: error }, "waiting for the database"));
const empty = await isEmptyDatabase();

if (empty || values.force) {
  const { desk, inlineRelay } = composeDesk({
    log,
    topic: createSnsTopic({ sns: createSnsClient(env.aws), topicArn: env.aws.topicArn }),
    tell: async () => {},
  });
  const counts = await seedDemo({ desk, accounts: createAccountStore(), notices: createNoticeStore() });
  await inlineRelay.drain();
  console.log(`Demo data: ${counts.people} people (password ${DEMO_PASSWORD}), ${counts.complaints} complaints.`);
} else if (!values["if-empty"]) {
  console.error("This database is not empty. Nothing was changed. Use --force to add the demo data to what is there.");
  process.exitCode = 1;
}
await database.close();
