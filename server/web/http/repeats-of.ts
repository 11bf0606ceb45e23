import { DomainError } from "#server/core/errors.ts";
import { sayingOf } from "#server/core/said.ts";
import { type Answers, answerOnce } from "#server/desk/idempotency/answer-once.ts";
import { IdempotencyKey } from "#server/desk/idempotency/wire.ts";
import type { Repeats } from "#server/platform/doors/repeats.ts";

/** What one request says of its repetition, and what its answer has to say of it. */
export interface Repeated extends Repeats {
  /** The answer's headers: whether all that it says was said before. */
  answerHeaders(): Record<string, string>;
}

/** @param calls how many changes came in the request: of several, each has a key of its own. */
export function repeatsOf(headers: Headers, { answers }: { readonly answers: Answers }, calls = 1): Repeated {
  let repeated = 0;
  return {
    keyOf(call) {
      const key = headers.get("idempotency-key");
      if (key === null) return null;
      const [refused] = IdempotencyKey.safeParse(key).error?.issues ?? [];
      if (refused) {
        const saying = sayingOf(refused);
        throw new DomainError("input.invalid", saying, { fields: { "Idempotency-Key": saying } });
      }
      return calls > 1 ? `${key}:${call}` : key;
    },
    answerOnce: (request, work) => answerOnce(answers, request, work),
    onRepeat: () => repeated++,
    answerHeaders(): Record<string, string> {
      return repeated >= calls ? { "Idempotent-Replayed": "true" } : {};
    },
  };
}
