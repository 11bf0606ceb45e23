import { createCategoryStore } from "#server/desk/categories/store.ts";
import { createAccountStore } from "#server/desk/people/store.ts";
import { createStateFiguresReader } from "#server/operate/figures/state-figures.ts";
import { createInvariantStore } from "#server/operate/invariants/store.ts";
import { createDeadLetterStore } from "#server/operate/letters/store.ts";
import { createProxyStore } from "#server/operate/proxies/store.ts";
import { inspectAws } from "#server/platform/aws/inspect.ts";
import type { Role } from "#server/platform/aws/role-of-keys.ts";
import { systemClock as clock } from "#server/platform/clock.ts";
import { connectReader } from "#server/platform/db/connect-reader.ts";
import { troubleOf } from "#server/platform/db/trouble.ts";
import type { ConsumerEnv } from "#server/platform/env.ts";
import { openImap } from "#server/platform/imap/open-imap.ts";
import { checkAws } from "./check-aws.ts";
import { checkConsumer, checkWeb } from "./check-consumer.ts";
import { checkDatabase } from "./check-database.ts";
import { checkLine } from "./check-line.ts";
import { checkLiveUpdates } from "./check-live-updates.ts";
import { checkMailbox } from "./check-mailbox.ts";
import { checkProxies } from "./check-proxies.ts";
import { checkPush } from "./check-push.ts";
import { checkSettings } from "./check-settings.ts";
import type { Finding } from "./finding.ts";

export interface ExamineOptions {
  /** Addresses that lead to the processes from here, where those that people use do not. */
  readonly web?: string;
  readonly consumer?: string;
  /** Whose keys these are; unset, their rights tell. */
  readonly role?: Role;
}

/** Looks at everything that the environment names, in the order in which things depend on each other. */
export async function examine(raw: NodeJS.ProcessEnv, options: ExamineOptions = {}): Promise<Finding[]> {
  const settings = checkSettings(raw);
  if (!settings.env) return [...settings.findings];
  const env = { ...settings.env, realtimeUrl: options.consumer ?? settings.env.realtimeUrl };
  const [aws, consumer, web, mailbox] = await Promise.all([
    examineAws(env, options.role),
    checkConsumer(env.realtimeUrl, env.metricsToken),
    checkWeb(options.web ?? env.publicUrl),
    checkMailbox(env, openImap),
  ]);
  const isAlive = consumer.some(({ id, state }) => id === "consumer" && state === "ok");
  const { database, line, live, proxies } = await examineDesk(env, isAlive);
  return [
    ...settings.findings,
    ...database,
    ...aws,
    ...line,
    ...consumer,
    ...live,
    ...web,
    ...checkPush(env),
    ...mailbox,
    ...proxies,
  ];
}

async function examineAws({ aws }: ConsumerEnv, role?: Role): Promise<Finding[]> {
  const addresses = {
    topic: aws.topicArn,
    queue: aws.queueUrl,
    deadLetters: aws.deadLetterUrl,
    subscriptionDeadLetters: aws.subscriptionDeadLetterUrl,
  };
  return checkAws(await inspectAws(aws, addresses), addresses, role);
}

interface Desk {
  database: Finding[];
  line: Finding[];
  live: Finding[];
  proxies: Finding[];
}

async function examineDesk(env: ConsumerEnv, isAlive: boolean): Promise<Desk> {
  const desk: Desk = { database: [], line: [], live: [], proxies: [] };
  try {
    const db = await connectReader(env.mongodbUri);
    try {
      const { findings, canBeAsked, mayWrite } = await checkDatabase(db, env.mongodbUri, clock.now);
      desk.database = [...findings];
      // A query that names an index which is not there is refused, and that would be all one hears.
      if (!canBeAsked) return { ...desk, ...notLookedAt("the indexes that this needs are not there.") };
      desk.line = await checkLine({
        desk: createInvariantStore(db),
        categories: createCategoryStore(db),
        figures: createStateFiguresReader(db),
        letters: createDeadLetterStore(db),
        clock,
      });
      desk.proxies = await checkProxies({ proxies: createProxyStore(db), clock });
      if (isAlive && mayWrite) desk.live = await checkLiveUpdates({ db, env, accounts: createAccountStore(db), clock });
    } finally {
      await db.close();
    }
  } catch (error) {
    desk.database = [...desk.database, notReached(error)];
    if (desk.line.length === 0) return { ...desk, ...notLookedAt("the database cannot be asked.") };
  }
  return desk;
}

function notReached(error: unknown): Finding {
  const { found, fix } = troubleOf(error);
  return {
    id: "database",
    area: "Database",
    state: "wrong",
    found,
    fix: fix ?? "Correct MONGODB_URI, or what it names.",
  };
}

/** What is left out is said: otherwise nobody would miss it. */
function notLookedAt(why: string): Pick<Desk, "line" | "live"> {
  const finding = { state: "unknown", found: `Not looked at: ${why}`, fix: null } as const;
  return {
    line: [{ id: "line", area: "Agents and line", ...finding }],
    live: [{ id: "live", area: "Live updates", ...finding }],
  };
}
