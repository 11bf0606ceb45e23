import type { EmitName } from "./broadcaster.ts";
import type { Refusal } from "./handshake.ts";
import type { ResyncReason } from "./sync.ts";
import type { Told } from "./told.ts";

/** Everything about live updates that a metric, a log line or a test wants to know. Each is reported once, as it happens. */
export type LiveFact =
  | { readonly kind: "connections"; readonly count: number }
  | { readonly kind: "refused"; readonly reason: Refusal }
  | { readonly kind: "caught-up"; readonly events: number }
  | { readonly kind: "resync"; readonly reason: ResyncReason }
  | { readonly kind: "slow-client" }
  /** Something was said to browsers; with what it was where it is about a ticket or a notice. */
  | { readonly kind: "emitted"; readonly event: EmitName; readonly told?: Told }
  /** The other consumers cannot be reached at once, or can be again: null. */
  | { readonly kind: "neighbours-away"; readonly error: unknown | null }
  | { readonly kind: "delayed"; readonly error: unknown };

export type ObserveLive = (fact: LiveFact) => void;
