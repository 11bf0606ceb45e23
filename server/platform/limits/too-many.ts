import { DomainError } from "#server/core/errors.ts";
import { waitInWords } from "#server/core/wait-in-words.ts";

/** A refusal by count: every one of them says how long to wait. */
export function tooMany(seconds: number, what = "Too many requests."): DomainError {
  return new DomainError("request.too-many", `${what} Please try again ${waitInWords(seconds)}.`, {
    retryAfterSeconds: seconds,
  });
}
