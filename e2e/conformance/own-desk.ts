import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { userIdOf } from "#server/core/ids.ts";
import { hashPassword } from "#server/desk/people/password.ts";
import { createAccountStore } from "#server/desk/people/store.ts";
import { DEMO_PASSWORD } from "#server/local/demo/people.ts";
import { ensureBuild } from "#server/local/launch/next-build.ts";
import { findFreePort } from "#server/local/launch/ports.ts";
import { untilAnswers } from "#server/local/launch/readiness.ts";
import type { Database } from "#server/platform/db/database.ts";
import { newDocumentId } from "#server/platform/db/ids.ts";
import { EnvVariables } from "#server/platform/env-variables.ts";
import { type ChaosConsumer, spawnConsumer } from "../chaos/kit/consumers.ts";
import { type ChaosProcess, startProcess } from "../chaos/kit/process.ts";
import { type Desk, openDesk } from "../fixtures/desk.ts";

/** Seconds until what a dead consumer held is handed out again; short, so that nobody waits for it here. */
const VISIBILITY_SECONDS = 3;
const NEXT = "node_modules/next/dist/bin/next";

/** A web process and consumers on servers that others may use, too, and what people do with them. */
export interface OwnDesk extends AsyncDisposable {
  readonly people: Desk;
  readonly realtimeUrl: string;
  /** One that runs since the beginning. */
  readonly consumer: ChaosConsumer;
  /** Starts one more, by another way to the database if one is named. */
  addConsumer(mongodbUri?: string): Promise<ChaosConsumer>;
  /** All that were started, for their last words. */
  readonly processes: readonly ChaosProcess[];
}

export interface OwnDeskOptions {
  /** What points a process at database, topic and queues. */
  readonly env: Readonly<Record<string, string>>;
  readonly mongodbUri: string;
  /** The web process's way to the same database. */
  readonly webMongodbUri: string;
  readonly db: Database;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Starts the production build on free ports; what it writes to disk goes away with it. */
export async function startOwnDesk(options: OwnDeskOptions): Promise<OwnDesk> {
  const { mongodbUri, webMongodbUri, db, say, signal } = options;
  await ensureBuild(say, signal);
  await using stack = new AsyncDisposableStack();
  const dataDir = await mkdtemp(path.join(tmpdir(), "quickfix-conformance-"));
  stack.defer(() => rm(dataDir, { recursive: true, force: true }));
  const [web, realtime] = [await findFreePort(), await findFreePort()];
  const [webUrl, realtimeUrl] = [`http://127.0.0.1:${web}`, `http://127.0.0.1:${realtime}`];
  const env = {
    ...nothingElse(),
    ...options.env,
    RATE_LIMITS: "off",
    QUICKFIX_MODE: "local",
    QUICKFIX_DATA_DIR: dataDir,
    QUICKFIX_VISIBILITY_SECONDS: String(VISIBILITY_SECONDS),
    // The net under the protocol must not hide what an engine got wrong.
    QUICKFIX_RECONCILE: "off",
    LOG_LEVEL: "info",
    NEXTAUTH_URL: webUrl,
    NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
    NEXT_PUBLIC_REALTIME_URL: realtimeUrl,
    NODE_ENV: "production",
  };
  const processes: ChaosProcess[] = [];
  stack.defer(async () => void (await Promise.all(processes.map((each) => each.end()))));
  const kept = <Process extends ChaosProcess>(started: Process): Process => {
    processes.push(started);
    return started;
  };
  const addConsumer = async (uri: string, port?: number) => {
    const own = String(port ?? (await findFreePort()));
    const consumer = kept(await spawnConsumer({ ...env, MONGODB_URI: uri, REALTIME_PORT: own }));
    await consumer.untilLine("the consumer is running");
    return consumer;
  };

  const args = ["start", "--port", String(web), "--hostname", "127.0.0.1"];
  const webProcess = kept(startProcess(NEXT, { args, env: { ...env, MONGODB_URI: webMongodbUri, PORT: String(web) } }));
  const died = new AbortController();
  void webProcess.ended.then(() => died.abort());
  const answers = untilAnswers(`${webUrl}/api/health`)({ signal: AbortSignal.any([signal, died.signal]) });
  const [consumer] = await Promise.all([
    addConsumer(mongodbUri, realtime),
    answers.catch((error: unknown) => {
      throw new Error(`${String(error)}\n${webProcess.lines.slice(-20).join("\n")}`, { cause: error });
    }),
  ]);
  await insertAdmin(db);
  const people = await openDesk({ webUrl, mongodbUri });
  const started = stack.move();
  return {
    people,
    realtimeUrl,
    consumer,
    processes,
    addConsumer: (uri = mongodbUri) => addConsumer(uri),
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}

/** Mail servers, collectors and whatever else the desk beside this one has are not for this one. */
function nothingElse(): Record<string, string> {
  const others = Object.keys(EnvVariables.shape).filter((name) => !name.startsWith("AWS_"));
  return Object.fromEntries(others.map((name) => [name, ""]));
}

/** The first admin; everybody else is invited by them. */
async function insertAdmin(db: Database): Promise<void> {
  await createAccountStore(db).insert({
    id: userIdOf(newDocumentId()),
    name: "Ines Duarte",
    email: "admin@demo.test",
    role: "admin",
    active: true,
    passwordHash: await hashPassword(DEMO_PASSWORD),
    identity: null,
    createdAt: new Date(),
  });
}
