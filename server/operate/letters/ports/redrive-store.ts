import type { LetterSelection, RedriveState } from "../wire.ts";

/** One order to retry letters, carried out by whichever runner has its lease. */
export interface Redrive {
  readonly id: string;
  readonly state: RedriveState;
  readonly selection: LetterSelection;
  /** Frozen when it is finished; until then the letters themselves are counted. */
  readonly total: number;
  readonly sent: number;
  readonly resolved: number;
  readonly failedAgain: number;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly sentAllAt: Date | null;
  readonly finishedAt: Date | null;
  readonly problem: string | null;
}

export interface RedriveStore {
  insert(redrive: Redrive): Promise<void>;
  /** For one that turned out to have nothing to do. */
  remove(id: string): Promise<void>;
  /** The letters are claimed: it can be sent. Does nothing when a runner was faster. */
  prepared(id: string, total: number): Promise<void>;
  find(id: string): Promise<Redrive | null>;
  /** Newest first. */
  list(limit: number): Promise<Redrive[]>;
  /** Takes one that nobody works on: nobody else does before `until`, unless the lease is given back. */
  lease(by: string, now: Date, until: Date): Promise<Redrive | null>;
  /** Writes progress while the lease is ours; false means that it is not any more. */
  save(id: string, by: string, until: Date, set: Partial<Omit<Redrive, "id">>): Promise<boolean>;
  finish(id: string, by: string, set: Partial<Omit<Redrive, "id">>, expiresAt: Date): Promise<void>;
}
