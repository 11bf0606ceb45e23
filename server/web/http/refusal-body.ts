import type { DomainError } from "#server/core/errors.ts";
import type { ErrorBody } from "#server/platform/doors/error-body.ts";
import { describeFailure } from "#server/platform/doors/failure.ts";
import { trpcErrorBody } from "#server/platform/doors/trpc-error-response.ts";

/** A refusal before anybody was asked, as whoever sent the request to this address reads it: tRPC's client, a program, a person. */
export function refusalBody(url: string, error: DomainError): { type: string; body: string } {
  const { code, message } = error;
  if (!url.startsWith("/api/")) return { type: "text/plain; charset=utf-8", body: `${message}\n` };
  const body: ErrorBody = { error: { code, message } };
  const json = url.startsWith("/api/trpc/") ? trpcErrorBody(describeFailure(error)) : body;
  return { type: "application/json", body: JSON.stringify(json) };
}
