import { DomainError } from "#server/core/errors.ts";
import { HONOURED_MS, requireSame } from "#server/core/once/once.ts";
import type { Clock, Ids, Timers } from "#server/core/ports/environment.ts";
import { describeFailure } from "#server/platform/doors/failure.ts";
import type { KeptAnswer, KeyedRequest } from "#server/platform/doors/repeats.ts";
import { hashesOf, sealAnswer, unsealAnswer } from "./sealed-answer.ts";
import type { Claimed, IdempotencyStore } from "./store.ts";

/** Nothing that is asked takes longer. Whoever has not answered by then has died, and the next one takes over. */
export const CLAIM_MS = 60_000;
/** So long a repetition waits for the answer to the first; most of them are there before. */
const WAIT_MS = 3_000;
const LOOK_MS = 100;

/** Where answers are kept, and how. */
export interface Answers {
  readonly idempotency: IdempotencyStore;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly ids: Pick<Ids, "token">;
  readonly secret: string;
}

/**
 * Does the work of a request once. Its key is claimed before, and carries the id of what the work will create, so that a
 * retry after a crash at any point creates nothing twice; once there is an answer, retries get that answer. A refusal gives
 * the key back. What comes while the work is under way waits for its answer.
 * @throws DomainError `request.idempotency-mismatch` when the key was used for something else, `request.in-progress` when
 *   there is no answer yet.
 */
export async function answerOnce(
  answers: Answers,
  request: KeyedRequest,
  work: (resourceId: string) => Promise<KeptAnswer>,
): Promise<KeptAnswer> {
  const { idempotency, clock, timers, ids, secret } = answers;
  const attempt = ids.token();
  const hashes = hashesOf(request, secret);
  for (let waited = 0; ; waited += LOOK_MS) {
    const now = clock.now();
    const after = (ms: number) => new Date(now.getTime() + ms);
    const times = { now, until: after(CLAIM_MS), staleBefore: after(-HONOURED_MS) };
    const claimed: Claimed = { ...hashes, ...times, attempt, ownerId: request.ownerId };
    const claim = await idempotency.claim(claimed);
    if (claim.state === "mine") return finish(answers, request, claimed, () => work(claim.resourceId));
    if (claim.state === "answered") {
      requireSame(claim, hashes);
      const answer = await unsealAnswer(claim.answer, request, secret);
      request.once.onRepeat();
      return answer;
    }
    if (waited >= WAIT_MS) throw inProgress();
    await timers.sleep(LOOK_MS);
  }
}

async function finish(
  { idempotency, secret }: Answers,
  request: KeyedRequest,
  claimed: Claimed,
  work: () => Promise<KeptAnswer>,
): Promise<KeptAnswer> {
  let answer: KeptAnswer;
  try {
    answer = await work();
  } catch (error) {
    const isRefused = describeFailure(error).status < 500;
    // Where this cannot be written, the claim ends by itself.
    await (isRefused ? idempotency.drop(claimed) : idempotency.release(claimed)).catch(() => {});
    throw error;
  }
  if (answer.status >= 400) await idempotency.drop(claimed);
  else await idempotency.answer(claimed, await sealAnswer(answer, request, secret));
  return answer;
}

function inProgress(): DomainError {
  const words = { key: "refusals.request.inProgress" } as const;
  return new DomainError("request.in-progress", words, { retryAfterSeconds: 1 });
}
