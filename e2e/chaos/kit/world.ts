import { PurgeQueueCommand } from "@aws-sdk/client-sqs";
import mongoose from "mongoose";
import type { Actor } from "#server/core/actor.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { createAccountStore } from "#server/desk/people/store.ts";
import { insertPerson } from "#server/desk/testing.ts";
import { startTestAws, type TestAws } from "#server/local/aws/testing.ts";
import { connect, type TestAwsClients } from "#server/platform/aws/testing.ts";
import { systemClock } from "#server/platform/clock.ts";
import { type Database, databaseOn } from "#server/platform/db/database.ts";
import { type ChaosConsumer, launchConsumer, spawnConsumer } from "./consumers.ts";
import { type ChaosDatabase, startChaosDatabase } from "./database.ts";
import { type Expected, expectNothingLost, isQuiet, untilQuiet, untilRelayed, wipe } from "./nothing-lost.ts";
import { type ChaosWeb, startWebProcess } from "./web.ts";

type Env = Readonly<Record<string, string>>;

/** Seconds until a message that a dead process held is handed out again; short, so that tests are. */
const VISIBILITY_SECONDS = 2;

export interface ChaosWorld extends AsyncDisposable, Omit<TestAwsClients, "topic" | keyof Disposable> {
  readonly aws: TestAws;
  readonly database: ChaosDatabase;
  /** For looking past every process of the desk. */
  readonly db: Database;
  readonly web: ChaosWeb;
  /** What every process of the desk is started with. */
  readonly env: Env;
  /** A consumer that runs: one that an earlier test left in good health, or a new one. */
  consumer(): Promise<ChaosConsumer>;
  /** One more consumer, with these variables on top. */
  addConsumer(env?: Env): Promise<ChaosConsumer>;
  /** One more consumer that cannot start its work yet. */
  spawnConsumer(env?: Env): Promise<ChaosConsumer>;
  /** Those that are alive, frozen or not. */
  consumers(): readonly ChaosConsumer[];
  /** Ends all consumers: what is filed from here on waits. */
  stopConsumers(signal?: NodeJS.Signals): Promise<void>;
  person(role: Role, name: string): Promise<Actor>;
  /** An agent on duty, with one place unless more are given. */
  agent(name: string, options?: { capacity?: number }): Promise<Actor>;
  /** Files through the web process and remembers it: it must be there in the end. */
  file(count?: number, options?: { category?: string }): Promise<string[]>;
  /** Resolves when every event has left its outbox: whoever is armed now dies of what comes next. */
  relayed(): Promise<void>;
  /** Takes every fault away, disarms, thaws and restarts what is down, and makes sure that a consumer runs. */
  repaired(): Promise<void>;
  /**
   * Takes every fault away, thaws and restarts what is down, makes sure that a consumer runs, and waits until the desk
   * rests. @throws when it does not come to rest in time.
   */
  healed(options?: { withinMs?: number }): Promise<void>;
  /** Looks at the whole desk, which must be at rest. @throws naming everything that is wrong. */
  expectNothingLost(expected?: Expected): Promise<void>;
  /** Forgets everything that happened, for the next test in the same world. */
  clear(): Promise<void>;
}

/**
 * A whole desk of real processes, each of which can be killed, frozen and lied to: database, SNS/SQS with faults on
 * demand, the web process's side, and any number of consumers. The reconciler is off, so that it cannot hide what the
 * protocol itself got wrong.
 */
export async function startChaosWorld(more: Env = {}): Promise<ChaosWorld> {
  const [database, aws] = await Promise.all([startChaosDatabase(), startTestAws()]);
  const env = {
    ...aws.env,
    RATE_LIMITS: "off",
    CUSTOMER_MAX_PRIORITY: "Critical",
    QUICKFIX_MODE: "dev",
    MONGODB_URI: database.uri,
    NEXTAUTH_URL: "http://localhost:3000",
    NEXTAUTH_SECRET: "a-secret-that-is-long-enough-for-tests",
    QUICKFIX_VISIBILITY_SECONDS: String(VISIBILITY_SECONDS),
    QUICKFIX_RECONCILE: "off",
    ...more,
  };
  const web = await startWebProcess(env);
  const options = { appName: "chaos", serverSelectionTimeoutMS: 10_000 };
  const db = databaseOn(await mongoose.createConnection(database.uri, options).asPromise());
  const clients = connect(aws);
  const { sqs, queue, deadLetters } = clients;
  const started: ChaosConsumer[] = [];
  const filed: string[] = [];
  let people = 0;

  const alive = () => started.filter((consumer) => consumer.isAlive());
  const add = async (launch: typeof launchConsumer, extra: Env) => {
    const consumer = await launch({ ...env, ...extra });
    started.push(consumer);
    return consumer;
  };
  const accounts = createAccountStore(db);
  const person = (role: Role, name: string) => insertPerson({ accounts, clock: systemClock }, name, role);

  const repaired = async () => {
    database.thaw();
    await database.restart();
    await database.noFailPoints();
    if (!(await answers(aws.endpoint))) await aws.restart();
    await aws.setFaults();
    for (const consumer of alive()) consumer.signal("SIGCONT");
    web.process.signal("SIGCONT");
    await Promise.all([...alive(), web.process].map((process) => process.disarm()));
    if (!web.process.isAlive()) await web.restart();
    if (alive().length === 0) await add(launchConsumer, {});
  };

  /** After a test that failed half-way: nothing of it may reach the next one. */
  const startOver = async () => {
    await Promise.all(alive().map((consumer) => consumer.end()));
    await web.process.end();
    database.thaw();
    await database.restart();
    await database.noFailPoints();
    if (!(await answers(aws.endpoint))) await aws.restart();
    await aws.setFaults();
    await web.restart();
    for (const url of [aws.queueUrl, aws.dlqUrl]) await sqs.send(new PurgeQueueCommand({ QueueUrl: url }));
  };

  return {
    aws,
    database,
    db,
    web,
    ...clients,
    env,
    consumer: async () => alive()[0] ?? add(launchConsumer, {}),
    addConsumer: (extra = {}) => add(launchConsumer, extra),
    spawnConsumer: (extra = {}) => add(spawnConsumer, extra),
    consumers: alive,
    async stopConsumers(signal = "SIGKILL") {
      await Promise.all(alive().map((consumer) => consumer.end(signal)));
    },
    person,
    async agent(name, { capacity = 1 } = {}) {
      const agent = await person("agent", name);
      await web.ask(agent, { kind: "on-board" });
      if (capacity > 1) {
        const admin = await person("admin", "Ada");
        await web.ask(admin, { kind: "capacity", input: { agentId: agent.id, capacity } });
      }
      return agent;
    },
    async file(count = 1, options = {}) {
      const customer = await person("user", `Customer ${++people}`);
      const complaints = await Promise.all(Array.from({ length: count }, () => web.file(customer, options)));
      const ids = complaints.map((complaint) => complaint._id);
      filed.push(...ids);
      return ids;
    },
    relayed: () => untilRelayed(db),
    repaired,
    async healed({ withinMs = 30_000 } = {}) {
      await repaired();
      await untilQuiet(db, { queue, withinMs });
    },
    expectNothingLost: (expected = {}) => expectNothingLost({ db, filed, deadLetters, processes: alive() }, expected),
    async clear() {
      filed.length = 0;
      if (!(await isQuiet(db, queue).catch(() => false))) await startOver();
      await wipe(db, [queue, deadLetters]);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...started, web.process].map((process) => process.end("SIGKILL")));
      clients[Symbol.dispose]();
      await db.close();
      await Promise.all([aws.stop(), database.stop()]);
    },
  };
}

async function answers(endpoint: string): Promise<boolean> {
  return fetch(`${endpoint}/_quickfix/faults`).then(
    () => true,
    () => false,
  );
}
