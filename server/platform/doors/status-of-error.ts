import type { TRPC_ERROR_CODE_KEY } from "@trpc/server";
import type { DomainErrorCode } from "#server/core/errors.ts";

export type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 413 | 429 | 503;

/** The one place where a refusal gets its HTTP status. A new code does not compile until it is here. */
export const STATUS_OF_ERROR = {
  "input.invalid": 400,
  "auth.required": 401,
  "auth.invalid-credentials": 401,
  "auth.second-factor": 401,
  "auth.forbidden": 403,
  "auth.cross-site": 403,
  "auth.confirm": 403,
  "auth.second-factor-required": 403,
  "complaint.not-found": 404,
  "complaint.transition-not-allowed": 409,
  "complaint.changed-meanwhile": 409,
  "complaint.conversation-full": 409,
  "complaint.reopen-too-late": 409,
  "complaint.already-rated": 409,
  "complaint.erased": 409,
  "agent.not-found": 404,
  "agent.gone": 409,
  "account.not-found": 404,
  "account.email-taken": 409,
  "account.last-admin": 409,
  "account.is-admin": 409,
  "account.switched-off": 401,
  "account.second-factor-kept": 409,
  "account.unproved": 409,
  "account.not-a-customer": 409,
  "link.over": 404,
  "category.not-found": 400,
  "category.exists": 409,
  "token.not-found": 404,
  "session.not-found": 404,
  "letters.not-found": 404,
  "letters.none": 409,
  "letters.busy": 409,
  "replay.not-found": 404,
  "replay.none": 409,
  "replay.busy": 409,
  "replay.over": 409,
  "experiments.refused": 403,
  "request.idempotency-mismatch": 409,
  "request.too-large": 413,
  "request.unknown-host": 400,
  "request.too-many": 429,
  "service.unavailable": 503,
} as const satisfies Record<DomainErrorCode, ErrorStatus>;

/** tRPC's names for the same statuses. */
export const TRPC_CODE_OF_STATUS = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  409: "CONFLICT",
  413: "PAYLOAD_TOO_LARGE",
  429: "TOO_MANY_REQUESTS",
  503: "SERVICE_UNAVAILABLE",
} as const satisfies Record<ErrorStatus, TRPC_ERROR_CODE_KEY>;

export function isErrorStatus(status: number): status is ErrorStatus {
  return status in TRPC_CODE_OF_STATUS;
}
