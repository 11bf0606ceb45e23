import { AWAY_CODES } from "./away-codes.ts";

/**
 * What an error of the database, or of its driver, says:
 * `away` goes away by itself (unreachable, no primary, no majority, interrupted, overloaded, disk full): wait and ask
 * again, and take nothing for written that was not acknowledged;
 * `conflict` is a lost race: try again at once. `duplicate` is a unique index that refused.
 * `forbidden` needs a person: rights, passwords. `other` is a statement that can never succeed.
 */
export type DatabaseFault = "away" | "conflict" | "duplicate" | "forbidden" | "other";

// By name and by number, so that whoever asks needs no driver: doors are loaded where there is none.
const AWAY_NAMES =
  /^Mongo(Network|ServerSelection|NotConnected|PoolCleared|PoolClosed|TopologyClosed|WaitQueueTimeout|ServerClosed|ClientClosed|ClientBulkWriteCursor|OperationTimeout|CursorExhausted)|^MongooseServerSelectionError$/;
/** What the server answers to. The class says how the answer was wrapped, and nothing about what went wrong. */
const ANSWER_NAMES = new Set(["MongoServerError", "MongoWriteConcernError", "MongoBulkWriteError"]);
const AWAY_LABELS = new Set([
  "RetryableWriteError",
  "RetryableError",
  "TransientTransactionError",
  "ResetPool",
  "PoolRequestedRetry",
  "SystemOverloadedError",
]);
/** The driver lets Node's own error through when it writes to a connection that the other end has just closed. */
const SOCKET_CODES = new Set<unknown>(["EPIPE", "ECONNRESET"]);

const NAME_QUERIES = new Set<unknown>(["querySrv", "queryTxt"]);

const WRITE_CONFLICT = 112;
/** Older servers say the same of an update with 11001. */
const DUPLICATE_CODES = new Set([11_000, 11_001]);
const FORBIDDEN_CODES = new Set([
  11, // UserNotFound
  13, // Unauthorized
  18, // AuthenticationFailed
  8_000, // AtlasError: its own refusal
]);
const MAX_CAUSES = 5;

/** Looks through the chain of causes: whoever wraps an error keeps its fault. Null when no database had a part in it. */
export function databaseFaultOf(error: unknown): DatabaseFault | null {
  let current: unknown = error;
  for (let depth = 0; depth < MAX_CAUSES && current instanceof Error; depth++) {
    const fault = faultOfOne(current);
    if (fault) return fault;
    current = current.cause;
  }
  return null;
}

function faultOfOne(error: Error): DatabaseFault | null {
  if (AWAY_NAMES.test(error.name) || labelsOf(error).some((label) => AWAY_LABELS.has(label))) return "away";
  const code = "code" in error ? error.code : undefined;
  if (SOCKET_CODES.has(code)) return "away";
  // Where a +srv address leads to, name servers say; and the driver lets their error through.
  if ("syscall" in error && NAME_QUERIES.has(error.syscall)) return "away";
  if (error.name === "MongooseError") {
    return /initial connection|buffering timed out/.test(error.message) ? "away" : null;
  }
  if (!ANSWER_NAMES.has(error.name)) return null;
  const faults = [...answersOf(error)].map(faultOfCode);
  const worst = RANKED.find((fault) => faults.includes(fault));
  // A bulk that broke off in the middle has no answer to show: the driver keeps the sentence and not the class.
  return worst ?? (error.name === "MongoBulkWriteError" ? "away" : "other");
}

/** One bulk may hold several; the one that asks for the most patience is true of the whole. */
const RANKED = ["away", "forbidden", "other", "conflict", "duplicate"] as const satisfies readonly DatabaseFault[];

/** The codes of everything that the server refused in one answer. */
function* answersOf(error: object): Generator<number> {
  const writeErrors = "writeErrors" in error ? [error.writeErrors].flat() : [];
  for (const each of [error, writeConcernErrorOf(error), ...writeErrors]) {
    const code = codeOf(each);
    if (code !== null) yield code;
  }
}

/** What a bulk says about the majority stands beside its write errors, and is not said by its own code. */
function writeConcernErrorOf(error: object): unknown {
  if ("err" in error && error.err) return error.err;
  const result: unknown = "result" in error ? error.result : undefined;
  if (typeof result !== "object" || result === null) return undefined;
  if ("getWriteConcernError" in result && typeof result.getWriteConcernError === "function") {
    return result.getWriteConcernError();
  }
  return "writeConcernError" in result ? result.writeConcernError : undefined;
}

function codeOf(each: unknown): number | null {
  return typeof each === "object" && each !== null && "code" in each && typeof each.code === "number"
    ? each.code
    : null;
}

function faultOfCode(code: number): DatabaseFault {
  if (AWAY_CODES.has(code)) return "away";
  if (code === WRITE_CONFLICT) return "conflict";
  if (DUPLICATE_CODES.has(code)) return "duplicate";
  return FORBIDDEN_CODES.has(code) ? "forbidden" : "other";
}

function labelsOf(error: Error): readonly string[] {
  return "errorLabels" in error && Array.isArray(error.errorLabels) ? error.errorLabels.map(String) : [];
}
