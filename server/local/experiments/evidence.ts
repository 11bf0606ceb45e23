/** What the database says about the complaints of one run, as it was read when everything had come to rest. */
export interface Evidence {
  readonly tickets: readonly {
    readonly id: string;
    readonly customerId: string;
    readonly complaintId: string;
    readonly status: string;
  }[];
  readonly events: readonly {
    readonly id: string;
    readonly ticketId: string;
    readonly type: string;
    /** Who got it, for assignments. */
    readonly agentId: string | null;
    readonly publishCount: number;
  }[];
  /** Who was told of an assignment. */
  readonly notices: readonly { readonly eventId: string; readonly recipient: string; readonly complaintId: string }[];
  /** Sentences of the invariants that do not hold, whoever they are about. */
  readonly violations: readonly string[];
}

/** What the driver saw while it happened. */
export interface Witnessed {
  /** Ids of the complaints whose filing was confirmed. */
  readonly filed: readonly string[];
  readonly refused: number;
  /** Whether the fault showed, in words; null when there was none to show. */
  readonly fault: { readonly happened: boolean; readonly sentence: string } | null;
  /** From the end of the fault until nobody who had filed by then stood in line; null when that never came. */
  readonly recoveryMs: number | null;
  readonly recoverWithinMs: number;
  readonly durationMs: number;
  readonly mostWaiting: number;
  readonly received: number;
  readonly absorbed: number;
  readonly repaired: number;
  /** Given out by the reconciler because no message had said that somebody stood in line. */
  readonly unbidden: number;
  /** Whether messages were kept from coming, so that nobody else could do that. */
  readonly isQueueSilent: boolean;
  /** The most that one agent of the experiment was seen to hold at once, and how many places they have. */
  readonly mostHeld: number;
  readonly places: number;
  readonly deadLettered: number;
}
