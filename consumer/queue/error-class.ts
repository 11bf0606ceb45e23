import { classifyAwsError } from "#server/platform/aws/aws-errors.ts";
import { type DatabaseFault, databaseFaultOf } from "#server/platform/db/fault-of.ts";

/**
 * What an error of a handler asks for. `infra` goes away by itself: wait, and never give the message up for it.
 * `conflict` is a lost race: try again at once. `fatal` needs a person: stop. `unknown` is probably a bug.
 */
export type ErrorClass = "infra" | "conflict" | "fatal" | "unknown";

const CLASS_OF_FAULT = {
  away: "infra",
  conflict: "conflict",
  // Where the protocol expects one, its store has answered already.
  duplicate: "conflict",
  forbidden: "fatal",
  other: "unknown",
} as const satisfies Record<DatabaseFault, ErrorClass>;
const MAX_CAUSES = 5;

/** Looks through the chain of causes: whoever wraps an error keeps its class. */
export function classifyError(error: unknown): ErrorClass {
  const fault = databaseFaultOf(error);
  if (fault) return CLASS_OF_FAULT[fault];
  let current: unknown = error;
  for (let depth = 0; depth < MAX_CAUSES && current instanceof Error; depth++) {
    const aws = classifyAwsError(current);
    // A missing queue or permission is no fault of the message: it waits until somebody has repaired it.
    if (aws === "infra" || aws === "config") return "infra";
    current = current.cause;
  }
  return "unknown";
}

/** For the log: what to do about a queue or a right that is missing, which no waiting mends. */
export function adviceOn(error: unknown): { readonly advice?: string } {
  return classifyAwsError(error) === "config"
    ? { advice: "Correct SQS_QUEUE_URL and AWS_REGION, or run npm run aws:setup; npm run doctor says what is missing." }
    : {};
}
