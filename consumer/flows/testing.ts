import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { io, type Socket } from "socket.io-client";
import type { Actor } from "#server/core/actor.ts";
import { createTell } from "#server/core/events/tell.ts";
import { agentIdOf, userIdOf } from "#server/core/ids.ts";
import type { Queue } from "#server/core/ports/queue.ts";
import type { AgentActor } from "#server/core/testing.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { issueRealtimeToken } from "#server/desk/access/realtime-token.ts";
import { ensureAgent } from "#server/desk/agents/ensure-agent.ts";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import { composeDesk, type Rooms } from "#server/desk/compose-desk.ts";
import { createNoticeStore } from "#server/desk/notices/store.ts";
import { createSubjectReader } from "#server/desk/notices/subject-reader.ts";
import { createAccountStore } from "#server/desk/people/store.ts";
import { startTestServer } from "#server/embedded-mongo/testing.ts";
import { EMBEDDED_CREDENTIALS, EMBEDDED_REGION } from "#server/local/aws/address.ts";
import { startTestAws, type TestAws } from "#server/local/aws/testing.ts";
import { findFreePort } from "#server/local/launch/ports.ts";
import { connectDatabase } from "#server/operate/database/connect.ts";
import { createSnsClient, createSqsClient } from "#server/platform/aws/clients.ts";
import { createSnsTopic } from "#server/platform/aws/sns-topic.ts";
import { createSqsQueue } from "#server/platform/aws/sqs-queue.ts";
import { systemClock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import { systemIds } from "#server/platform/ids.ts";
import { createLog } from "#server/platform/log.ts";

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

export interface TestWorld extends AsyncDisposable {
  readonly mongodbUri: string;
  readonly db: Database;
  /** The web process's side: commits are relayed inline, as there. */
  readonly desk: Rooms;
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly aws: TestAws;
  person(role: Role, name: string): Promise<Actor>;
  /** An agent on duty. */
  agent(name: string): Promise<AgentActor>;
  connect(consumer: TestConsumer, who: Actor): Promise<Socket>;
  /** A consumer process of its own; what it is given goes before the settings all of them have. */
  startConsumer(env?: Readonly<Record<string, string>>): Promise<TestConsumer>;
}

/** The embedded database and queue with the web process's side of the desk, and any number of real consumers. */
export async function startTestWorld(): Promise<TestWorld> {
  const [mongo, aws] = await Promise.all([startTestServer(), startTestAws()]);
  const uri = new URL(mongo.uri);
  uri.pathname = "/quickfix";
  const database = await connectDatabase(uri.href);
  const client = { region: EMBEDDED_REGION, endpoint: aws.endpoint, credentials: EMBEDDED_CREDENTIALS };
  const sns = createSnsClient(client);
  const sqs = createSqsClient(client);
  const noticeStore = createNoticeStore(database);
  const { findSubject } = createSubjectReader(database);
  const { desk, inlineRelay } = composeDesk({
    db: database,
    log: createLog({ name: "test", level: "error", mode: "dev" }),
    topic: createSnsTopic({ sns, topicArn: aws.topicArn }),
    tell: createTell({ noticeStore, findSubject, onNotices: () => {} }),
  });
  const accounts = createAccountStore(database);
  const running: TestConsumer[] = [];
  const sockets: Socket[] = [];

  const person = async (role: Role, name: string): Promise<Actor> => {
    const id = userIdOf(systemIds.documentId());
    const email = `${id}@example.test`;
    const fresh = { id, name, email, role, active: true, passwordHash: null, identity: null, createdAt: new Date() };
    await accounts.insert(fresh);
    return { id, name, role };
  };

  return {
    mongodbUri: uri.href,
    db: database,
    desk,
    aws,
    queue: createSqsQueue({ sqs, queueUrl: aws.queueUrl }),
    deadLetters: createSqsQueue({ sqs, queueUrl: aws.dlqUrl }),
    person,
    async agent(name) {
      const account = await person("agent", name);
      const agent = { ...account, id: agentIdOf(account.id) };
      await ensureAgent(desk, agent, agent.id);
      await setAvailability(desk, agent, { agentId: agent.id, availability: "available" });
      return agent;
    },
    async connect(consumer, who) {
      const account = await accounts.findById(who.id);
      if (!account) throw new Error(`${who.name} has no account`);
      const { token } = await issueRealtimeToken({ secret: SECRET, clock: systemClock }, account);
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
        MONGODB_URI: uri.href,
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
      await inlineRelay.drain();
      sns.destroy();
      sqs.destroy();
      await database.close();
      await Promise.all([aws.stop(), mongo.stop()]);
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
