import type { Log } from "#server/platform/log.ts";
import { errorAnswer } from "./error-body.ts";
import { describeFailure, type Failure } from "./failure.ts";

/** Logs what must be logged, once, and answers in the shape every client of the API knows. */
export function errorResponse(error: unknown, log: Pick<Log, "error" | "warn">): Response {
  const failure = describeFailure(error);
  logFailure(failure, error, log);
  return toResponse(failure);
}

/** Our own faults are errors; a database that is away is a warning, because it comes back by itself. */
export function logFailure({ incident, code }: Failure, error: unknown, log: Pick<Log, "error" | "warn">): void {
  if (!incident) return;
  if (code === "internal") log.error({ err: error, incident }, "request failed");
  else log.warn({ err: error, incident, code }, "request failed");
}

function toResponse({ code, status, message, fields, allowed, complaintId, retryAfterSeconds }: Failure): Response {
  return errorAnswer(
    status,
    { code, message, fields, allowed: allowed && [...allowed], complaintId },
    {
      ...(retryAfterSeconds === undefined ? {} : { "Retry-After": String(retryAfterSeconds) }),
      ...(status === 401 ? { "WWW-Authenticate": 'Bearer realm="QuickFix"' } : {}),
    },
  );
}
