import { classifyAwsError } from "#server/platform/aws/aws-errors.ts";

/**
 * What an error of a handler asks for. `infra` goes away by itself: wait, and never give the message up for it.
 * `conflict` is a lost race: try again at once. `fatal` needs a person: stop. `unknown` is probably a bug.
 */
export type ErrorClass = "infra" | "conflict" | "fatal" | "unknown";

// MongoDB server codes: unreachable, not primary, shutting down, stepping down, out of disk.
const INFRA_CODES = new Set([6, 7, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436, 14031]);
/** WriteConflict, and a duplicate key where the protocol expects none. */
const CONFLICT_CODES = new Set([112, 11000]);
/** Unauthorized, AuthenticationFailed, UserNotFound, and Atlas's own refusal. */
const FATAL_CODES = new Set([11, 13, 18, 8000]);
const INFRA_LABELS = ["RetryableWriteError", "TransientTransactionError"];
const INFRA_NAMES =
  /^Mongo(Network|ServerSelection|NotConnected|PoolCleared|TopologyClosed|WaitQueueTimeout|OperationTimeout)/;
const MAX_CAUSES = 5;

/** Looks through the chain of causes: whoever wraps an error keeps its class. */
export function classifyError(error: unknown): ErrorClass {
  let current: unknown = error;
  for (let depth = 0; depth < MAX_CAUSES && current instanceof Error; depth++) {
    const found = classifyOne(current);
    if (found !== "unknown") return found;
    current = current.cause;
  }
  return "unknown";
}

function classifyOne(error: Error): ErrorClass {
  if (INFRA_NAMES.test(error.name)) return "infra";
  if (labelsOf(error).some((label) => INFRA_LABELS.includes(label))) return "infra";
  const code = "code" in error ? error.code : undefined;
  if (typeof code === "number") {
    if (INFRA_CODES.has(code)) return "infra";
    if (CONFLICT_CODES.has(code)) return "conflict";
    if (FATAL_CODES.has(code)) return "fatal";
  }
  const aws = classifyAwsError(error);
  // A missing queue or permission is no fault of the message: it waits until somebody has repaired it.
  return aws === "infra" || aws === "config" ? "infra" : "unknown";
}

function labelsOf(error: Error): readonly string[] {
  return "errorLabels" in error && Array.isArray(error.errorLabels) ? error.errorLabels.map(String) : [];
}
