import type { ErrorClass } from "./error-class.ts";

/** Why a message can never be handled; operators group dead letters by it. */
export type RejectReason =
  | "json"
  | "schema"
  | "bad-id"
  | "unsupported"
  | "oversize"
  | "too-deep"
  | "forbidden-key"
  | "invalid-utf8"
  | "not-found"
  | "unknown-error";

/** `sentence` tells a person what is wrong with the message. */
export interface Rejection {
  readonly kind: "reject";
  readonly reason: RejectReason;
  readonly sentence: string;
}

/** What becomes of a message: gone, back later, or aside for a person to look at. */
export type Outcome =
  | { readonly kind: "done" }
  | { readonly kind: "retry"; readonly why: ErrorClass | "not-found"; readonly error: unknown }
  | Rejection;

export function reject(reason: RejectReason, sentence: string): Rejection {
  return { kind: "reject", reason, sentence };
}
