import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import type { Log } from "#server/platform/log.ts";
import { logFailure } from "./error-response.ts";
import { describeFailure, type Failure } from "./failure.ts";
import { isErrorStatus, TRPC_CODE_OF_STATUS } from "./status-of-error.ts";

/** A request that reaches no procedure, answered as its clients know it: they read `data.domain`, as after any refusal. */
export function trpcErrorResponse(error: unknown, log: Pick<Log, "error" | "warn">): Response {
  const failure = describeFailure(error);
  logFailure(failure, error, log);
  const { status, retryAfterSeconds } = failure;
  const retryAfter: Record<string, string> =
    retryAfterSeconds === undefined ? {} : { "Retry-After": String(retryAfterSeconds) };
  return Response.json(trpcErrorBody(failure), { status, headers: { "Cache-Control": "no-store", ...retryAfter } });
}

export function trpcErrorBody(failure: Failure) {
  const { status, message } = failure;
  const key = isErrorStatus(status) ? TRPC_CODE_OF_STATUS[status] : "INTERNAL_SERVER_ERROR";
  const data = { code: key, httpStatus: status, domain: failure };
  return { error: { message, code: TRPC_ERROR_CODES_BY_KEY[key], data } };
}
