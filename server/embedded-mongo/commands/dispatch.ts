import { setTimeout as delay } from "node:timers/promises";
import { Binary, Double } from "bson";
import { type Doc, fieldNames, isDocument } from "../bson/document.ts";
import type { Engine } from "../engine.ts";
import { locationError, MongoError } from "../errors.ts";
import { outOfDiskSpace, storeFailure } from "../store/turn.ts";
import { CloseConnection } from "../wire/connection.ts";
import type { CommandMessage } from "../wire/message.ts";
import { encodeReply } from "../wire/reply.ts";
import { checkApiVersion } from "./api-version.ts";
import { optionalDoc, optionalNumber } from "./arguments.ts";
import { anyFields, type Client, type Command, type CommandContext } from "./command.ts";
import { checkReadConcern, checkWriteConcern, refuseTransactions } from "./concerns.ts";
import { labelled } from "./error-labels.ts";
import type { CommandFailure } from "./fail-points.ts";
import { rememberClient } from "./handshake.ts";
import { checkDatabaseName } from "./namespace.ts";
import { type RunOutcome, runOnce } from "./retryable.ts";
import { findCommand } from "./table.ts";

/** Fields that every command takes. */
const genericFields: ReadonlySet<string> = new Set([
  "$db",
  "$clusterTime",
  "$readPreference",
  "lsid",
  "txnNumber",
  "stmtId",
  "stmtIds",
  "comment",
  "maxTimeMS",
  "readConcern",
  "writeConcern",
  "apiVersion",
  "apiStrict",
  "apiDeprecationErrors",
]);

type Message = Pick<CommandMessage, "body" | "sequences" | "expectsReply"> & Partial<Pick<CommandMessage, "refusal">>;

/**
 * Runs one command and answers with its reply behind so many bytes of room, once everything the reply tells of is on disk.
 * Refusals are replies too. @throws CloseConnection when a fail point cuts the connection.
 */
export async function dispatch(engine: Engine, client: Client, message: Message, room = 0): Promise<Buffer> {
  const { body } = message;
  const [name = ""] = Object.keys(body);
  rememberClient(body, client);
  const failure = engine.failPoints.strikeCommand(name, client.appName);
  if (failure && failure.blockMs > 0) await delay(failure.blockMs);
  if (failure?.closesConnection) throw new CloseConnection();
  const reply = await settledReply(engine, message, () => replyTo(engine, client, name, message, failure));
  return encodeSettled(engine, labelled(reply, body, failure), room);
}

/** An answer may nest deeper than answers can. */
function encodeSettled(engine: Engine, reply: Doc, room: number): Buffer {
  try {
    return encodeReply(reply, engine.clock.replyFields(), room);
  } catch (error) {
    return encodeReply(errorReply(engine, error), engine.clock.replyFields(), room);
  }
}

async function settledReply(engine: Engine, message: Message, run: () => MaybeLater<RunOutcome>): Promise<Doc> {
  try {
    const outcome = run();
    const { reply, isCut } = outcome instanceof Promise ? await outcome : outcome;
    const settled = engine.turn.settled();
    if (settled) {
      engine.clock.tick();
      // Nobody waits for an unacknowledged write.
      if (message.expectsReply || isCut) await settled;
    }
    if (isCut) throw new CloseConnection();
    return { ...reply, ok: new Double(1) };
  } catch (error) {
    if (error instanceof CloseConnection) throw error;
    return errorReply(engine, error);
  }
}

function errorReply(engine: Engine, error: unknown): Doc {
  if (!(error instanceof MongoError)) {
    // What failed may have written half of something: nothing of this turn is kept.
    engine.turn.abandon(error);
    engine.reportFault(error);
  }
  const { code, codeName, message, extra } = storeFailure(error);
  if (code === outOfDiskSpace) engine.space.ranOut();
  return { ok: new Double(0), errmsg: message, code, codeName, ...extra };
}

type MaybeLater<T> = T | Promise<T>;

function replyTo(
  engine: Engine,
  client: Client,
  name: string,
  message: Message,
  failure: CommandFailure | null,
): MaybeLater<RunOutcome> {
  if (message.refusal) throw message.refusal;
  if (failure?.errorCode !== null && failure !== null) throw injectedError(name, failure);
  const command = findCommand(name);
  const context = readContext(engine, client, command, name, message);
  const concernError = command.isWrite ? checkWriteConcern(context.body) : null;
  const writeConcernError = failure?.writeConcernError ?? concernError;
  const withConcern = ({ reply, isCut }: RunOutcome) => ({
    reply: writeConcernError ? { ...reply, writeConcernError } : reply,
    isCut,
  });
  const outcome = runOnce(context, command);
  return outcome instanceof Promise ? outcome.then(withConcern) : withConcern(outcome);
}

function injectedError(name: string, { errorCode, errorExtra }: CommandFailure): MongoError {
  const code = errorCode ?? 0;
  return new MongoError(
    code,
    `Location${code}`,
    `Failing command '${name}' via 'failCommand' failpoint`,
    errorExtra ?? {},
  );
}

/** Checks everything that commands have in common. */
function readContext(engine: Engine, client: Client, command: Command, name: string, message: Message): CommandContext {
  const { body, sequences } = message;
  const db = body["$db"];
  if (typeof db !== "string") throw locationError(40571, "OP_MSG requests require a $db argument");
  checkDatabaseName(db);
  if (command.isAdminOnly && db !== "admin") {
    throw new MongoError(13, "Unauthorized", `${name} may only be run against the admin database.`);
  }
  refuseTransactions(body);
  checkApiVersion(body, name, command);
  for (const field of [...fieldNames(body), ...sequences.keys()]) {
    if (field === name || genericFields.has(field) || command.fields === anyFields) continue;
    if (!command.fields.includes(field))
      throw locationError(40415, `BSON field '${name}.${field}' is an unknown field.`);
  }
  if (body["writeConcern"] !== undefined && !command.isWrite) {
    throw new MongoError(72, "InvalidOptions", "Command does not support writeConcern");
  }
  checkReadConcern(body);
  if (command.isWrite) engine.space.admit(command.roomUse?.(body) ?? "fills");
  return {
    engine,
    client,
    db,
    body,
    sequences,
    session: readSession(engine, body),
    deadline: readDeadline(body),
    progress: null,
    keepProgress: null,
  };
}

function readSession(engine: Engine, body: Doc): string | null {
  const lsid = optionalDoc(body, "lsid");
  if (!lsid) return null;
  const { id } = lsid;
  if (!(isDocument(lsid) && id instanceof Binary)) throw new MongoError(9, "FailedToParse", "lsid is { id: <UUID> }");
  return engine.sessions.touch(id);
}

function readDeadline(body: Doc): number {
  const maxTimeMs = optionalNumber(body, "maxTimeMS") ?? 0;
  if (maxTimeMs < 0 || maxTimeMs > 2_147_483_647) {
    throw new MongoError(2, "BadValue", `${maxTimeMs} value for maxTimeMS is out of range [0, 2147483647]`);
  }
  return maxTimeMs === 0 ? Number.POSITIVE_INFINITY : performance.now() + maxTimeMs;
}
