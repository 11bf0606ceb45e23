/** Why the consumer put a message aside itself. */
export const REJECT_REASONS = [
  "json",
  "schema",
  "bad-id",
  "unsupported",
  "oversize",
  "too-deep",
  "forbidden-key",
  "invalid-utf8",
  "not-found",
  "unknown-error",
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

/** The consumer's own reasons, and those that only the collector can see. */
export const LETTER_REASONS = [...REJECT_REASONS, "crash-loop", "sns-undeliverable", "refused", "no-answer"] as const;
export type LetterReason = (typeof LETTER_REASONS)[number];

export const LETTER_STATES = ["failed", "retrying", "resolved", "archived"] as const;
export type LetterState = (typeof LETTER_STATES)[number];

/** One time that it did not work. */
export interface LetterFailure {
  /** The queue's id of the dead letter: the same one received twice is one failure. */
  readonly messageId: string;
  readonly at: Date;
  readonly reason: LetterReason;
  readonly error: string;
  readonly receiveCount: number;
  readonly worker: string | null;
  /** Which retry it belongs to; 0 for the first delivery. */
  readonly attempt: number;
}

/** Letters of one group failed in the same way. */
export interface LetterGrouping {
  readonly groupId: string;
  readonly errorClass: string | null;
  readonly template: string;
}

/** A message that could not be handled, kept until a person decides about it. */
export interface DeadLetter extends LetterGrouping {
  /** The event's id, or the hash of the text. */
  readonly id: string;
  /** Counts every write: a decision about an older state is made again. */
  readonly rev: number;
  readonly state: LetterState;
  readonly reason: LetterReason;
  readonly error: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Size of the whole text when only its beginning could be kept; such a letter cannot be sent again. */
  readonly cutFromBytes: number | null;
  /** Retries begun. */
  readonly attempts: number;
  /** The retry it is in, or was in last. */
  readonly redriveId: string | null;
  readonly isSent: boolean;
  readonly firstAt: Date;
  readonly failedAt: Date;
  /** When it was resolved or archived. */
  readonly endedAt: Date | null;
  /** Newest last. */
  readonly history: readonly LetterFailure[];
}

/** What the collector found in a dead-letter queue. */
export interface FoundLetter {
  readonly id: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly cutFromBytes: number | null;
  readonly grouping: LetterGrouping;
  readonly failure: Omit<LetterFailure, "attempt">;
  /** The retry that it answers; null when nobody had asked for one. */
  readonly attempt: number | null;
}

/** The oldest go. Together with a message of SQS's greatest size, 1 MiB, a letter stays far below MongoDB's 16 MB. */
const MAX_HISTORY = 20;
const KEEP_MS = 30 * 86_400_000;

/** What was solved or archived, and the orders to retry, are history until then. What failed stays. */
export function keptUntil(now: Date): Date {
  return new Date(now.getTime() + KEEP_MS);
}

/**
 * The letter after this failure, or null when it is known already. A retry that failed puts it back to `failed`; a late
 * copy of an earlier failure is remembered and changes nothing else.
 */
export function recordFailure(before: DeadLetter | null, found: FoundLetter): DeadLetter | null {
  const { id, body, attributes, cutFromBytes, grouping } = found;
  if (!before) {
    const failure = { ...found.failure, attempt: found.attempt ?? 0 };
    return {
      id,
      rev: 1,
      state: "failed",
      ...grouping,
      reason: failure.reason,
      error: failure.error,
      body,
      attributes,
      cutFromBytes,
      attempts: failure.attempt,
      redriveId: null,
      isSent: false,
      firstAt: failure.at,
      failedAt: failure.at,
      endedAt: null,
      history: [failure],
    };
  }
  if (before.history.some(({ messageId }) => messageId === found.failure.messageId)) return null;
  const failure = { ...found.failure, attempt: found.attempt ?? 0 };
  const after = { ...before, rev: before.rev + 1, history: [...before.history, failure].slice(-MAX_HISTORY) };
  if (!isNews(before, found)) return after;
  const { reason, error, at } = failure;
  return { ...after, ...grouping, state: "failed", reason, error, failedAt: at, endedAt: null };
}

/** Whether a failure changes what is true of the letter now. */
function isNews(before: DeadLetter, { attempt, failure }: FoundLetter): boolean {
  if (attempt !== null) return before.state === "retrying" && attempt === before.attempts;
  switch (before.state) {
    case "failed":
      return true;
    // The retry will answer for itself.
    case "retrying":
      return false;
    case "resolved":
    case "archived":
      return before.endedAt !== null && failure.at > before.endedAt;
  }
}

const TAG = /^(?<id>.{1,256})#(?<attempt>\d{1,6})$/s;

/** How a retried message names its letter, so that whatever becomes of it is found again. */
export function letterTag({ id, attempts }: Pick<DeadLetter, "id" | "attempts">): string {
  return `${id}#${attempts}`;
}

export function parseLetterTag(tag: string | undefined): { readonly id: string; readonly attempt: number } | null {
  const groups = tag === undefined ? undefined : TAG.exec(tag)?.groups;
  return groups?.["id"] && groups["attempt"] ? { id: groups["id"], attempt: Number(groups["attempt"]) } : null;
}
