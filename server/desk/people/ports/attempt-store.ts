export interface AttemptWindow {
  readonly count: number;
  readonly endsAt: Date;
}

/** Counts attempts by key. A key's window opens with its first attempt and closes `windowMs` later. */
export interface AttemptStore {
  /** Counts one more, atomically, and tells how many that makes in the current window. */
  hit(key: string, windowMs: number, now: Date): Promise<AttemptWindow>;
  /** Takes one back: the attempt turned out to be harmless. */
  refund(key: string): Promise<void>;
  forget(key: string): Promise<void>;
}
