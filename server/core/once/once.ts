import { DomainError } from "../errors.ts";
import type { Clock } from "../ports/environment.ts";

/** A request that may come twice: the key by which it is known again, and what it asks. Both are hashes. */
export interface Once {
  /** Of its owner and the key that they sent. */
  readonly key: string;
  /** Of what is asked of what. */
  readonly fingerprint: string;
  /** Hears that the first answer is told again, and that nothing was done. */
  readonly onRepeat: () => void;
}

/** What a verb is given beside its room: nothing where whoever asks sent no key. */
export interface MadeOnce {
  /** For what keeps its key in the document that it writes. */
  readonly once?: Once | null;
  /** For the others: the id of what they create, the same for each repetition. */
  readonly resourceId?: string | null;
}

/** A key that was used, as it is kept in what it made. */
export interface KeyUse extends Pick<Once, "key" | "fingerprint"> {
  readonly at: Date;
}

/** How long a key is honoured; the public API promises it. */
export const HONOURED_MS = 24 * 3_600_000;

/** The same room for one request, which may be a repetition. */
export function askedOnce<Room extends object>(room: Room, { once, resourceId }: MadeOnce): Room & MadeOnce {
  return { ...room, once, resourceId };
}

/** The moment since which keys are honoured. */
export function honouredSince({ clock }: { readonly clock: Clock }): Date {
  return new Date(clock.now().getTime() - HONOURED_MS);
}

/** Whether a key that was used still stands for what it was used for. */
export function isHonoured({ at }: KeyUse, room: { readonly clock: Clock }): boolean {
  return at >= honouredSince(room);
}

/**
 * Refuses a key that was used for something else.
 * @param complaintId of the complaint that it made or changed, so that whoever sent it can look at that.
 * @throws DomainError `request.idempotency-mismatch`
 */
export function requireSame(
  use: Pick<KeyUse, "fingerprint">,
  { fingerprint }: Pick<Once, "fingerprint">,
  complaintId?: string,
): void {
  if (use.fingerprint === fingerprint) return;
  throw new DomainError(
    "request.idempotency-mismatch",
    complaintId ? { key: "refusals.key.usedIn", values: { complaintId } } : { key: "refusals.key.usedOtherwise" },
    { complaintId },
  );
}
