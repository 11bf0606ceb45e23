import { createHash } from "node:crypto";
import type { Doc } from "../bson/document.ts";
import { encode, isDocument } from "../bson/document.ts";
import { MongoError } from "../errors.ts";
import type { RetryKey } from "../sessions/retry-records.ts";
import { requiredLong } from "./arguments.ts";
import type { Command, CommandContext } from "./command.ts";
import { runCommand } from "./run-command.ts";

/** A reply, and whether a fail point swallows it on its way. */
export interface RunOutcome {
  reply: Doc;
  isCut: boolean;
}

/** The field of a record that holds how far a write is, where it is not over. No reply has one. */
const unfinished = "$progress";

/** Runs a command; a retryable write that has run before is answered from its record instead. */
export function runOnce(context: CommandContext, command: Command): RunOutcome | Promise<RunOutcome> {
  const key = retryKey(context, command);
  if (!key) return answered(runCommand(context, command));
  const { retries, failPoints } = context.engine;
  // The same write, sent again while it still runs, or the session's next one: neither may overtake it.
  const running = retries.running(key.session);
  if (running) return running.then(() => runOnce(context, command));
  const recorded = retries.find(key);
  const progress = recorded?.[unfinished];
  if (recorded && !isDocument(progress)) return { reply: recorded, isCut: false };
  context.progress = isDocument(progress) ? progress : null;
  context.keepProgress = (soFar) => retries.save(key, encode({ [unfinished]: soFar }));
  const fault = failPoints.strikeWrite();
  if (fault === "before-commit") return { reply: {}, isCut: true };
  const finish = (reply: Doc): RunOutcome => {
    retries.save(key, encode(remembered(context, reply)));
    return { reply, isCut: fault === "after-commit" };
  };
  const reply = runCommand(context, command);
  if (!(reply instanceof Promise)) return finish(reply);
  const outcome = reply.then(finish);
  retries.run(key.session, outcome);
  return outcome;
}

/**
 * What is kept of a write. A statement that was refused has not run, as in MongoDB: sent again, the batch goes on from it. One
 * without an order, in which some have run behind it, keeps its answer.
 */
function remembered({ body }: CommandContext, reply: Doc): Doc {
  const { n = 0, nModified = 0, upserted = [], writeErrors } = reply;
  const [first] = Array.isArray(writeErrors) ? writeErrors : [];
  if (!isDocument(first) || (body["ordered"] === false && n !== 0)) return reply;
  const next = body["ordered"] === false ? 0 : first["index"];
  return { [unfinished]: { next, n, nModified, upserted, errors: [] } };
}

function answered(reply: Doc | Promise<Doc>): RunOutcome | Promise<RunOutcome> {
  if (reply instanceof Promise) return reply.then((later) => ({ reply: later, isCut: false }));
  return { reply, isCut: false };
}

function retryKey({ body, session }: CommandContext, command: Command): RetryKey | null {
  if (body["txnNumber"] === undefined || body["txnNumber"] === null) return null;
  const [name] = Object.keys(body);
  if (session === null) {
    throw new MongoError(72, "InvalidOptions", "Transaction number requires a session ID to also be specified");
  }
  if (!command.isRetryable) {
    const message = `txnNumber may only be provided for multi-document transactions and retryable write commands. autocommit:false was not provided, and ${name} is not a retryable write command.`;
    throw new MongoError(50768, "Location50768", message);
  }
  const ids = body["stmtIds"] ?? body["stmtId"];
  return { session, txnNumber: requiredLong(body, "txnNumber"), statements: ids === undefined ? "" : digest(ids) };
}

/** Which statements of a write a command carries: drivers may send them in several commands. */
function digest(ids: unknown): string {
  return createHash("sha256").update(encode({ ids })).digest("base64");
}
