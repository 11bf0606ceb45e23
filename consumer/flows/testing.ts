import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { io, type Socket } from "socket.io-client";
import type { Actor } from "#server/core/actor.ts";
import type { AgentActor } from "#server/core/testing.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { bearerOf } from "#server/desk/access/access-token.ts";
import { issueRealtimeToken } from "#server/desk/access/realtime-token.ts";
import type { Complaint } from "#server/desk/complaints/wire.ts";
import type { Rooms } from "#server/desk/compose-desk.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { startTestAws, type TestAws } from "#server/local/aws/testing.ts";
import { findFreePort } from "#server/local/launch/ports.ts";
import { connect, type TestAwsClients } from "#server/platform/aws/testing.ts";
import { systemClock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";

const MAIN = path.resolve(import.meta.dirname, "../main.ts");
/** A test run that is killed must not leave consumers behind. */
const FOLLOW_PARENT = path.resolve(import.meta.dirname, "../../server/local/process/follow-parent.ts");
const SECRET = "a-secret-that-is-long-enough-for-tests";

export interface TestConsumer {
  readonly url: string;
  /** Lines the process printed, to look at when a test fails. */
  readonly lines: readonly string[];
  /** Resolves with its exit code, or the signal that ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals | null>;
}

export interface TestWorld extends AsyncDisposable, Omit<TestAwsClients, "topic" | keyof Disposable> {
  readonly mongodbUri: string;
  readonly db: Database;
  /** The web process's side: commits are relayed inline, as there. */
  readonly desk: Rooms;
  readonly aws: TestAws;
  addPerson(name: string, role: Role): Promise<Actor>;
  /** An agent on duty. */
  addAgent(name: string): Promise<AgentActor>;
  /** A complaint of this customer's, as the web process files it. */
  file(customer: Actor): Promise<Complaint>;
  connect(consumer: TestConsumer, who: Actor): Promise<Socket>;
  /** A consumer process of its own; what it is given goes before the settings all of them have. */
  startConsumer(env?: Readonly<Record<string, string>>): Promise<TestConsumer>;
}

/** A desk on the embedded queue, as the web process has it, and any number of real consumers. */
export async function startTestWorld(): Promise<TestWorld> {
  const aws = await startTestAws();
  const clients = connect(aws);
  const it = await startTestDesk({ topic: clients.topic });
  const running: TestConsumer[] = [];
  const sockets: Socket[] = [];

  return {
    ...clients,
    mongodbUri: it.mongodbUri,
    db: it.db,
    desk: it.desk,
    aws,
    addPerson: it.addPerson,
    addAgent: it.addAgent,
    file: it.file,
    async connect(consumer, who) {
      const account = await it.desk.accounts.findById(who.id);
      if (!account) throw new Error(`${who.name} has no account`);
      const { token } = await issueRealtimeToken({ secret: SECRET, clock: systemClock }, bearerOf(account));
      const socket = io(consumer.url, { transports: ["websocket"], auth: { token }, forceNew: true });
      sockets.push(socket);
      await new Promise<void>((resolve, reject) => {
        socket.once("connect", resolve);
        socket.once("connect_error", reject);
      });
      return socket;
    },
    async startConsumer(env = {}) {
      const port = await findFreePort();
      const consumer = await launch({
        ...aws.env,
        QUICKFIX_MODE: "dev",
        MONGODB_URI: it.mongodbUri,
        NEXTAUTH_URL: "http://localhost:3000",
        NEXTAUTH_SECRET: SECRET,
        REALTIME_PORT: String(port),
        ...env,
      });
      running.push(consumer);
      return consumer;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.close();
      await Promise.all(running.map((consumer) => consumer.stop("SIGKILL")));
      await it.stop();
      clients[Symbol.dispose]();
      await aws.stop();
    },
  };
}

async function launch(env: Record<string, string>): Promise<TestConsumer> {
  const child = spawn(process.execPath, ["--import", FOLLOW_PARENT, MAIN], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const lines: string[] = [];
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr].filter((stream) => stream !== null)) {
      createInterface({ input: stream }).on("line", (line) => {
        lines.push(line);
        if (line.includes("the consumer is running")) resolve();
      });
    }
    child.once("exit", () => reject(new Error(`the consumer ended before it ran:\n${lines.join("\n")}`)));
  });
  return { url: `http://127.0.0.1:${env["REALTIME_PORT"]}`, lines, stop: (signal = "SIGTERM") => end(child, signal) };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }
  return child.exitCode ?? child.signalCode;
}
