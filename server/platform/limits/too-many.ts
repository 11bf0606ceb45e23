import { againIn } from "#server/core/again-in.ts";
import { DomainError } from "#server/core/errors.ts";
import type { Saying } from "#server/core/saying.ts";

/** A refusal by count: every one of them says how long to wait. */
export function tooMany(seconds: number, what: Saying = { key: "refusals.tooMany.requests" }): DomainError {
  return new DomainError(
    "request.too-many",
    { key: "refusals.tooMany.again", values: { what, when: againIn(seconds) } },
    {
      retryAfterSeconds: seconds,
    },
  );
}
