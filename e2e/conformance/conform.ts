import { randomBytes } from "node:crypto";
import { shown } from "#server/platform/db/connection-parts.ts";
import { type Finding, inWords, type Running, runChecks } from "./check.ts";
import { isEncrypted, throughPort } from "./connection-string.ts";
import { CONTRACT } from "./contract/contract.ts";
import { emptied } from "./contract/engine.ts";
import { nameAws, nameDatabase } from "./engine-names.ts";
import { FLOWS } from "./flows.ts";
import { NEMESIS } from "./nemesis.ts";
import { makeOwnDatabase, type OwnDatabase } from "./own-database.ts";
import { type OwnDesk, startOwnDesk } from "./own-desk.ts";
import { makeOwnTopic, type OwnTopic } from "./own-topic.ts";
import { findAws, findDatabase } from "./servers.ts";
import { startTcpProxy, type TcpProxy } from "./tcp-proxy.ts";
import { INVARIANTS_HOLD, verify } from "./verify.ts";

export interface ConformOptions extends Running {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What its database, topic and queues are called. */
  readonly name: string;
  /** Tries the store's contract only, for which no topic is needed. */
  readonly isContractOnly: boolean;
  readonly say: (line: string) => void;
}

/** A name that nobody has, as short as the shortest limit for a database's. */
export const freshName = () => `QuickFix-conformance-${randomBytes(4).toString("hex")}`;

/**
 * Tries everything that the desk relies on, on the servers that the environment names, in a database, a topic and queues
 * of its own. They are gone again afterwards, whatever happens. Resolves to what the engines are.
 * @throws when something cannot be made, naming the right that is missing, or when it is stopped.
 */
export async function conform(options: ConformOptions): Promise<string[]> {
  const { env, name, isContractOnly, say, signal } = options;
  await using made = new AsyncDisposableStack();
  const keep = <Own extends { remove(): Promise<string[]> }>(own: Own): Own => {
    made.defer(async () => {
      for (const left of await own.remove()) say(`Left behind: ${left}.`);
    });
    return own;
  };
  const database = keep(await makeOwnDatabase(await findDatabase(env, made), name));
  const engines = [await nameDatabase(database.client)];
  say(`${engines[0]}\n          ${shown(database.uri)}`);
  signal.throwIfAborted();
  if (isContractOnly) {
    await runChecks("Contract of the store", CONTRACT, database, options);
    return engines;
  }
  const aws = await findAws(env, made);
  const topic = keep(await makeOwnTopic(aws.place, name));
  engines.push(await nameAws(aws.place));
  say(`${engines[1]}\n          ${topic.topology.topicArn}`);
  await runChecks("Contract of the store", CONTRACT, database, options);
  await emptied(database.db);
  await tryDesk({ database, topic, awsEnv: aws.env }, options);
  return engines;
}

interface Ground {
  readonly database: OwnDatabase;
  readonly topic: OwnTopic;
  readonly awsEnv: Readonly<Record<string, string>>;
}

async function tryDesk({ database, topic, awsEnv }: Ground, options: ConformOptions): Promise<void> {
  const { name, say, signal } = options;
  await using stack = new AsyncDisposableStack();
  const proxy = await standBefore(database, stack);
  const proxiedUri = typeof proxy === "string" ? undefined : throughPort(database.uri, proxy.port);
  const desk = await startOwnDesk({
    env: { ...awsEnv, ...topic.env },
    mongodbUri: database.uri,
    webMongodbUri: proxiedUri ?? database.uri,
    db: database.db,
    say,
    signal,
  }).catch((error: unknown) => {
    signal.throwIfAborted();
    options.onFinding(notStarted(error));
    return null;
  });
  if (!desk) return;
  stack.use(desk);
  const { people, realtimeUrl } = desk;
  const { db } = database;
  const before = (found: Finding) => {
    if (found.outcome === "failed") lastWords(desk, say);
    options.onFinding(found);
  };
  const running = { signal, onFinding: before };
  await runChecks("Flows of the document", FLOWS, { people, realtimeUrl, topic, name, stack, so: {} }, running);
  const storm = { desk, db, topic, proxy, proxiedUri, filed: new Set<string>(), lettersBefore: 0, cut: 0 };
  await runChecks("Nemesis", NEMESIS, storm, running);
  await runChecks("Invariants (npm run verify)", INVARIANTS_HOLD, await verify(database.uri), options);
}

/** Between the web process and the database; says why where nobody can stand there. */
async function standBefore({ client, uri }: OwnDatabase, stack: AsyncDisposableStack): Promise<TcpProxy | string> {
  if (isEncrypted(uri)) return "the connection is encrypted, so nobody can stand in the middle of it";
  const hello = await client.db("admin").command({ hello: 1 });
  const primary = typeof hello["primary"] === "string" ? hello["primary"] : client.options.hosts[0]?.toString();
  const address = new URL(`tcp://${primary}`);
  return stack.use(await startTcpProxy({ host: address.hostname, port: Number(address.port || 27_017) }));
}

function notStarted(error: unknown): Finding {
  const reason = inWords(error);
  return { part: "Flows of the document", name: "the desk starts", costs: "everything", outcome: "failed", reason };
}

function lastWords({ processes }: OwnDesk, say: (line: string) => void): void {
  const worse = processes.flatMap(({ lines }) => lines.filter((line) => /"level":(?:[5-9]0)|\bERROR\b|⨯/.test(line)));
  for (const line of worse.slice(-3)) say(`        ${line.slice(0, 300)}`);
}
