import type { RejectReason } from "#server/operate/letters/dead-letter.ts";
import type { ErrorClass } from "./error-class.ts";

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
