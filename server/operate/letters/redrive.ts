import type { LetterSelection, RedriveState } from "./wire.ts";

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

/** What became of the letters of one retry so far. */
export interface RedriveFigures {
  readonly total: number;
  readonly sent: number;
  readonly resolved: number;
  readonly failedAgain: number;
  /** Not sent yet. */
  readonly unsent: number;
}
