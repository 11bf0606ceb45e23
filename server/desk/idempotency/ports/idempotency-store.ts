export interface StoredAnswer {
  readonly status: number;
  /** The JSON text exactly as it was sent the first time. */
  readonly body: string;
}

export interface Claim {
  /** What the request may create gets this id, however often it is retried: a second creation is impossible. */
  readonly resourceId: string;
  /** Of method, path and body of the request that claimed the key. */
  readonly fingerprint: string;
  /** Null while the first request runs, or when it never came to its end. */
  readonly answer: StoredAnswer | null;
}

/** Idempotency keys: claimed before the work, answered after it. */
export interface IdempotencyStore {
  /** Claims the key, or returns the claim that stands. One that is older than `staleBefore` is replaced. */
  claim(key: string, fingerprint: string, now: Date, staleBefore: Date): Promise<Claim>;
  answer(key: string, answer: StoredAnswer): Promise<void>;
}
