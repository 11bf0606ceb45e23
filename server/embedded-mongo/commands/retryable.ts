import { createHash } from "node:crypto";
import type { Doc } from "../bson/document.ts";
import { encode } from "../bson/document.ts";
import { MongoError } from "../errors.ts";
import type { RetryKey } from "../sessions/retry-records.ts";
import { requiredLong } from "./arguments.ts";
import type { Command, CommandContext } from "./command.ts";

/** A reply, and whether a fail point swallows it on its way. */
interface RunOutcome {
  reply: Doc;
  isCut: boolean;
}

/** Runs a command; a retryable write that has run before is answered from its record instead. */
export function runOnce(context: CommandContext, command: Command): RunOutcome {
  const key = retryKey(context, command);
  if (!key) return { reply: command.run(context), isCut: false };
  const { retries, failPoints } = context.engine;
  const recorded = retries.find(key);
  if (recorded) return { reply: recorded, isCut: false };
  const fault = failPoints.strikeWrite();
  if (fault === "before-commit") return { reply: {}, isCut: true };
  const reply = command.run(context);
  retries.save(key, encode(reply));
  return { reply, isCut: fault === "after-commit" };
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
