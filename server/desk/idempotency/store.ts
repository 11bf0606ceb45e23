import type { UserId } from "#server/core/ids.ts";
import type { Database } from "#server/platform/db/database.ts";
import { insertedOrThere, OF_THE_MAJORITY } from "#server/platform/db/duplicate-keys.ts";
import { newDocumentId, toObjectId } from "#server/platform/db/ids.ts";
import { type IdempotencyRow, idempotencyRows } from "./rows.ts";

/** Who wants to do what, and now. */
export interface Claimed extends Pick<IdempotencyRow, "fingerprint" | "attempt"> {
  readonly id: string;
  readonly ownerId: UserId | null;
  readonly now: Date;
  /** How long whoever claims it may work on it alone. */
  readonly until: Date;
  /** Claims from before this moment are forgotten. */
  readonly staleBefore: Date;
}

/** What becomes of it. */
type Claim =
  | { readonly state: "mine"; readonly resourceId: string }
  | { readonly state: "under-way" }
  | { readonly state: "answered"; readonly answer: string; readonly fingerprint: string };

/** Idempotency keys, claimed before the work and answered after it: the `_id` decides which of two requests came first. */
export function createIdempotencyStore(db: Database) {
  const keys = db.collection(idempotencyRows);

  return {
    /** Claims the key where nobody has it, or nobody works on it any more. */
    async claim(claimed: Claimed): Promise<Claim> {
      const { id, now, staleBefore } = claimed;
      const fresh = freshRow(claimed);
      if (await insertedOrThere(keys.insertOne({ _id: id, ...fresh }))) return mine(fresh);
      const standing = await keys.findOne({ _id: id }, OF_THE_MAJORITY);
      // It was refused a moment ago, and its key is free again.
      if (!standing) return { state: "under-way" };
      const isGone = standing.at < staleBefore;
      if (!isGone && standing.answer !== null)
        return { state: "answered", answer: standing.answer, fingerprint: standing.fingerprint };
      if (!isGone && standing.until > now) return { state: "under-way" };
      // Whoever died may have created something: the same request goes on under the same id.
      const isSame = !isGone && standing.fingerprint === fresh.fingerprint;
      const taken = isSame ? { ...fresh, resourceId: standing.resourceId } : fresh;
      const { modifiedCount } = await keys.replaceOne(
        { _id: id, attempt: standing.attempt, answer: standing.answer },
        taken,
      );
      return modifiedCount === 1 ? mine(taken) : { state: "under-way" };
    },

    /** Keeps the answer, unless somebody else has taken over. */
    async answer({ id, attempt }: Pick<Claimed, "id" | "attempt">, answer: string): Promise<void> {
      await keys.updateOne({ _id: id, attempt }, { $set: { answer } });
    },

    /** Nothing was done: the key is as if it had never been sent. */
    async drop({ id, attempt }: Pick<Claimed, "id" | "attempt">): Promise<void> {
      await keys.deleteOne({ _id: id, attempt, answer: null });
    },

    /** Something may have been done: whoever comes next goes on at once. */
    async release({ id, attempt, now }: Pick<Claimed, "id" | "attempt" | "now">): Promise<void> {
      await keys.updateOne({ _id: id, attempt, answer: null }, { $set: { until: now } });
    },
  };
}

export type IdempotencyStore = ReturnType<typeof createIdempotencyStore>;

function freshRow({ ownerId, fingerprint, attempt, now, until }: Claimed) {
  const owner = ownerId === null ? null : toObjectId(ownerId);
  return {
    ownerId: owner,
    fingerprint,
    attempt,
    until,
    resourceId: toObjectId(newDocumentId()),
    answer: null,
    at: now,
  };
}

function mine({ resourceId }: Pick<IdempotencyRow, "resourceId">): Claim {
  return { state: "mine", resourceId: resourceId.toHexString() };
}
