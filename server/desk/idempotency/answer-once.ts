import { createHash } from "node:crypto";
import { DomainError } from "#server/core/errors.ts";
import type { UserId } from "#server/core/ids.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import type { StoredAnswer } from "./rows.ts";
import type { IdempotencyStore } from "./store.ts";
import { IdempotencyKey } from "./wire.ts";

/** How long a key is honoured; the public API promises it. */
const HONOURED_MS = 24 * 3_600_000;

interface KeyedRequest {
  readonly key: string;
  readonly ownerId: UserId;
  /** What was asked of what: a path with its ids in it. */
  readonly asked: { readonly method: string; readonly path: string };
  readonly body: unknown;
}

/**
 * Runs a request once per key and owner. The key is claimed before the work and carries the id of what the work will
 * create, so a retry after a crash at any point creates nothing twice; once there is an answer, retries get that answer.
 * @throws DomainError `request.idempotency-mismatch` when the key was used for something else.
 */
export async function answerOnce(
  { idempotency, clock }: { idempotency: IdempotencyStore; clock: Clock },
  { key, ownerId, asked, body }: KeyedRequest,
  run: (resourceId: string) => Promise<StoredAnswer>,
): Promise<StoredAnswer & { readonly isReplay: boolean }> {
  const refused = IdempotencyKey.safeParse(key).error?.issues[0]?.message;
  if (refused !== undefined)
    throw new DomainError("input.invalid", refused, { fields: { "Idempotency-Key": refused } });
  const owned = `${ownerId}:${key}`;
  const fingerprint = fingerprintOf(asked, body);
  const now = clock.now();
  const claim = await idempotency.claim(owned, fingerprint, now, new Date(now.getTime() - HONOURED_MS));
  if (claim.fingerprint !== fingerprint) {
    throw new DomainError(
      "request.idempotency-mismatch",
      "This Idempotency-Key was used for another request in the last 24 hours. Use a new key for a new request.",
    );
  }
  if (claim.answer) return { ...claim.answer, isReplay: true };
  const answer = await run(claim.resourceId);
  await idempotency.answer(owned, answer);
  return { ...answer, isReplay: false };
}

/** Of the parsed body: spaces and the order of its keys make no difference. */
function fingerprintOf({ method, path }: KeyedRequest["asked"], body: unknown): string {
  return createHash("sha256")
    .update(`${method} ${path}\n${JSON.stringify(body)}`)
    .digest("hex");
}
