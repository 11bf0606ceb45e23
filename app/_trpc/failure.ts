import { TRPCClientError } from "@trpc/client";
import { laterWords, sayFailure } from "#app/_language/say-failure.ts";
import type { DomainErrorCode } from "#server/core/errors.ts";
import type { Saying } from "#server/core/said.ts";

/** What went wrong, as the person in front of it needs to hear it. */
export interface Failure {
  /** `network`: no answer came. `unknown`: a bug of ours. */
  readonly code: DomainErrorCode | "network" | "unknown";
  /** A sentence to show. */
  readonly message: string;
  /** A sentence per field, by its path in the input. */
  readonly fields: Readonly<Record<string, string>>;
  readonly retryAfterSeconds: number | null;
  /** The complaint that the same key made or changed before. */
  readonly complaintId: string | null;
}

interface DomainShape {
  readonly code: DomainErrorCode;
  readonly says?: Saying;
  readonly fields?: Readonly<Record<string, string>>;
  readonly fieldsSay?: Readonly<Record<string, Saying>>;
  readonly retryAfterSeconds?: number;
  readonly complaintId?: string;
}

const NOTHING_MORE = { fields: {}, retryAfterSeconds: null, complaintId: null } as const;

/** Turns whatever a procedure threw into words: of a refusal in those of whoever reads, or as the server says it where they are not at hand. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof TRPCClientError)) return ownFailure("unknown");
  const data: unknown = error.data;
  if (typeof data !== "object" || data === null) return ownFailure("network");
  const domain = "domain" in data ? (data.domain as DomainShape | null | undefined) : null;
  if (!domain) return ownFailure("unknown");
  const told = { ...NOTHING_MORE, ...domain, message: error.message };
  return { ...told, ...laterWords()?.sayRefused(told) };
}

/** What no server has put into words. */
function ownFailure(code: "network" | "unknown"): Failure {
  return { code, message: sayFailure(code), ...NOTHING_MORE };
}

/** True when waiting and asking again is the cure: the server or its database is away, or asks for patience. */
export function isPassing(failure: Failure): boolean {
  return failure.code === "network" || failure.code === "service.unavailable" || failure.code === "request.too-many";
}
