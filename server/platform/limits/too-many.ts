import { DomainError } from "#server/core/errors.ts";

/** A refusal by count: every one of them says how long to wait. */
export function tooMany(seconds: number, what = "Too many requests."): DomainError {
  return new DomainError("request.too-many", `${what} Please try again ${inWords(seconds)}.`, {
    retryAfterSeconds: seconds,
  });
}

function inWords(seconds: number): string {
  if (seconds < 50) return seconds === 1 ? "in a second" : `in ${seconds} seconds`;
  if (seconds < 90) return "in a minute";
  return `in ${Math.ceil(seconds / 60)} minutes`;
}
