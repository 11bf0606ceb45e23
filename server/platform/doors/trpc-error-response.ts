import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import type { Log } from "#server/platform/log.ts";
import { logFailure } from "./error-response.ts";
import { describeFailure } from "./failure.ts";
import { isErrorStatus, TRPC_CODE_OF_STATUS } from "./status-of-error.ts";

/** A request that reaches no procedure, answered as its clients know it: they read `data.domain`, as after any refusal. */
export function trpcErrorResponse(error: unknown, log: Pick<Log, "error" | "warn">): Response {
  const failure = describeFailure(error);
  logFailure(failure, error, log);
  const { status, message, retryAfterSeconds } = failure;
  const key = isErrorStatus(status) ? TRPC_CODE_OF_STATUS[status] : "INTERNAL_SERVER_ERROR";
  const data = { code: key, httpStatus: status, domain: failure };
  const body = { error: { message, code: TRPC_ERROR_CODES_BY_KEY[key], data } };
  const retryAfter = retryAfterSeconds === undefined ? {} : { "Retry-After": String(retryAfterSeconds) };
  return Response.json(body, { status, headers: { "Cache-Control": "no-store", ...retryAfter } });
}
