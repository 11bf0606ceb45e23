/** Why a use case refused. Edges turn these into statuses in one place each; the domain knows no HTTP. */
export const ERROR_CODES = [
  "input.invalid",
  "auth.required",
  "auth.invalid-credentials",
  "auth.second-factor",
  "auth.forbidden",
  "auth.cross-site",
  "auth.confirm",
  "auth.second-factor-required",
  "complaint.not-found",
  "complaint.transition-not-allowed",
  "complaint.changed-meanwhile",
  "complaint.conversation-full",
  "complaint.reopen-too-late",
  "complaint.already-rated",
  "complaint.erased",
  "agent.not-found",
  "agent.gone",
  "account.not-found",
  "account.email-taken",
  "account.last-admin",
  "account.is-admin",
  "account.switched-off",
  "account.second-factor-kept",
  "account.unproved",
  "account.not-a-customer",
  "link.over",
  "category.not-found",
  "category.exists",
  "token.not-found",
  "session.not-found",
  "letters.not-found",
  "letters.none",
  "letters.busy",
  "replay.not-found",
  "replay.none",
  "replay.busy",
  "replay.over",
  "experiments.refused",
  "request.idempotency-mismatch",
  "request.too-large",
  "request.unknown-host",
  "request.too-many",
  "service.unavailable",
] as const;
export type DomainErrorCode = (typeof ERROR_CODES)[number];

export interface DomainErrorDetail {
  /** One sentence per field, by its path in the input. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly retryAfterSeconds?: number;
  readonly allowed?: readonly string[];
}

/** A refusal a person can act on: the message says what happened and what to do. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: DomainErrorCode;
  readonly detail: DomainErrorDetail;

  /** By name: bundlers make several copies of this class, and a refusal of one has to be known to the doors of another. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === "DomainError";
  }

  constructor(code: DomainErrorCode, message: string, detail: DomainErrorDetail = {}, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.detail = detail;
  }
}
