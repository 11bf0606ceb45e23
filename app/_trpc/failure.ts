import { TRPCClientError } from "@trpc/client";
import type { DomainErrorCode } from "#server/core/errors.ts";

/** What went wrong, as the person in front of it needs to hear it. */
export interface Failure {
  /** `network`: no answer came. `unknown`: a bug of ours. */
  readonly code: DomainErrorCode | "network" | "unknown";
  /** A sentence to show. */
  readonly message: string;
  /** A sentence per field, by its path in the input. */
  readonly fields: Readonly<Record<string, string>>;
  readonly retryAfterSeconds: number | null;
}

interface DomainShape {
  readonly code: DomainErrorCode;
  readonly fields?: Readonly<Record<string, string>>;
  readonly retryAfterSeconds?: number;
}

const NETWORK: Failure = {
  code: "network",
  message: "QuickFix cannot be reached right now. What you wrote is kept; please try again in a moment.",
  fields: {},
  retryAfterSeconds: null,
};

/** Turns whatever a procedure threw into words; a refusal keeps the server's own sentence. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof TRPCClientError)) return { ...NETWORK, code: "unknown", message: unknownMessage() };
  const data: unknown = error.data;
  if (typeof data !== "object" || data === null) return NETWORK;
  const domain = "domain" in data ? (data.domain as DomainShape | null | undefined) : null;
  if (!domain) return { ...NETWORK, code: "unknown", message: unknownMessage() };
  return {
    code: domain.code,
    message: error.message,
    fields: domain.fields ?? {},
    retryAfterSeconds: domain.retryAfterSeconds ?? null,
  };
}

function unknownMessage(): string {
  return "QuickFix failed to do this, and it is not your doing. Nothing was changed; please try again.";
}

/** True when waiting and asking again is the cure: the server or its database is away, or asks for patience. */
export function isPassing(failure: Failure): boolean {
  return failure.code === "network" || failure.code === "service.unavailable" || failure.code === "request.too-many";
}
