import { type Refusing, wordsOf } from "./saying.ts";

/** Why a use case refused. Edges turn these into statuses in one place each; the domain knows no HTTP. */
export const ERROR_CODES = [
  "input.invalid",
  "auth.required",
  "auth.invalid-credentials",
  "auth.second-factor",
  "auth.forbidden",
  "auth.cross-site",
  "auth.confirm",
  "auth.another-person",
  "auth.second-factor-required",
  "complaint.not-found",
  "complaint.transition-not-allowed",
  "complaint.changed-meanwhile",
  "complaint.moved-on",
  "complaint.conversation-full",
  "complaint.reopen-too-late",
  "complaint.already-rated",
  "complaint.erased",
  "file.not-found",
  "agent.not-found",
  "agent.gone",
  "agent.filed-it",
  "agent.other-desk",
  "agent.not-there",
  "account.not-found",
  "account.email-taken",
  "account.last-admin",
  "account.is-admin",
  "account.switched-off",
  "account.second-factor-kept",
  "second-factor.changed-meanwhile",
  "account.unproved",
  "account.not-a-customer",
  "link.over",
  "category.not-found",
  "category.exists",
  "tag.not-found",
  "tag.exists",
  "team.not-found",
  "team.exists",
  "team.in-use",
  "macro.not-found",
  "macro.exists",
  "mail.not-found",
  "mail.decided",
  "hours.changed-meanwhile",
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
  "request.in-progress",
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
  /** The complaint that it is about, where whoever asked may look at it. */
  readonly complaintId?: string;
}

/** The same as a use case gives it. */
type GivenDetail = Omit<DomainErrorDetail, "fields"> & { readonly fields?: Readonly<Record<string, Refusing>> };

/** A refusal a person can act on: it says what happened and what to do, to whoever reads it. Its message and fields say so in English. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: DomainErrorCode;
  readonly says: Refusing;
  readonly fieldsSay: Readonly<Record<string, Refusing>>;
  readonly detail: DomainErrorDetail;

  /** By name: bundlers make several copies of this class, and a refusal of one has to be known to the doors of another. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === "DomainError";
  }

  constructor(code: DomainErrorCode, words: Refusing, { fields, ...detail }: GivenDetail = {}, options?: ErrorOptions) {
    super(wordsOf(words), options);
    this.code = code;
    this.says = words;
    this.fieldsSay = fields ?? {};
    const said = Object.entries(this.fieldsSay).map(([path, each]) => [path, wordsOf(each)] as const);
    this.detail = fields ? { fields: Object.fromEntries(said), ...detail } : detail;
  }
}
