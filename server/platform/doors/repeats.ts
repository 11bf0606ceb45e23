import { createHash } from "node:crypto";
import type { UserId } from "#server/core/ids.ts";
import type { Once } from "#server/core/once/once.ts";

/**
 * Where the key of a change lives, so that its repetition is known. `in-document`: in what the change writes. `kept`: in a
 * row beside it, with the answer. `harmless`: nowhere; what it does may be done again.
 */
export type KeyPlace = "in-document" | "kept" | "harmless";

/** An answer that is told again. */
export interface KeptAnswer {
  readonly status: number;
  /** The JSON text exactly as it was sent the first time. */
  readonly body: string;
}

/** A request that came with a key. */
export interface KeyedRequest {
  /** Null for visitors. */
  readonly ownerId: UserId | null;
  /** The key as it was sent: the kept answer is sealed under it. */
  readonly sent: string;
  readonly once: Once;
}

/** Does the work the first time and tells its answer again after that; a refusal is not kept. */
export type AnswerOnce = (
  request: KeyedRequest,
  work: (resourceId: string) => Promise<KeptAnswer>,
) => Promise<KeptAnswer>;

/** What a request says of its own repetition, and where answers are kept that nothing else can tell again. */
export interface Repeats {
  /** The key of one of its calls; null when none was sent. @throws DomainError `input.invalid` for what can be none. */
  keyOf(call: number): string | null;
  readonly answerOnce: AnswerOnce;
  readonly onRepeat: () => void;
}

interface Asked {
  readonly ownerId: UserId | null;
  readonly key: string;
  /** What is asked of what: a path with its ids in it, or a procedure. */
  readonly of: string;
  readonly input: unknown;
}

/**
 * A request as it is known again. A key belongs to its person; what visitors send belongs to nobody, and the same key with
 * another body is another one.
 */
export function keyedRequest(
  { ownerId, key, of, input }: Asked,
  { onRepeat }: Pick<Repeats, "onRepeat">,
): KeyedRequest {
  const fingerprint = hash(`${of}\n${JSON.stringify(input)}`);
  const owner = ownerId ?? `nobody:${fingerprint}`;
  return { ownerId, sent: key, once: { key: onceKeyOf(owner, key), fingerprint, onRepeat } };
}

/** What the key that a person sent is in what it made. */
export const onceKeyOf = (owner: string, key: string): string => hash(`${owner}:${key}`);

/** The key of the row that an earlier version kept under this name. */
export const keyNamed = (ownerAndKey: string): string => hash(ownerAndKey);

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
