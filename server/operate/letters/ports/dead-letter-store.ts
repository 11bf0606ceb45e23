import type { DeadLetter, FoundLetter, LetterGrouping, LetterReason, LetterState } from "../dead-letter.ts";
import type { LetterSelection, RestoreLetters } from "../wire.ts";

export interface LetterGroupFigures extends LetterGrouping {
  readonly reason: LetterReason;
  readonly failed: number;
  readonly retrying: number;
  readonly cut: number;
  /** The oldest and the latest failure of what is in the group now. */
  readonly firstAt: Date;
  readonly lastAt: Date;
}

export interface LetterPage {
  readonly state: LetterState;
  readonly groupId: string | null;
  /** Only letters that failed before this one. */
  readonly after: { readonly failedAt: Date; readonly id: string } | null;
  readonly limit: number;
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

export interface DeadLetterStore {
  /** Remembers a failure, once, however often it is told. */
  record(found: FoundLetter): Promise<void>;
  find(id: string): Promise<DeadLetter | null>;
  list(page: LetterPage): Promise<DeadLetter[]>;
  /** Letters that failed or are being retried, by group, newest failure first. */
  listGroups(limit: number): Promise<LetterGroupFigures[]>;
  /** Letters in each state. */
  countStates(): Promise<Record<LetterState, number>>;
  /** How many letters of a selection are in each state; `cut` of them failed and cannot be sent again. */
  countSelected(selection: LetterSelection): Promise<Record<LetterState, number> & { readonly cut: number }>;
  /** Failed letters are taken off the list; resolves to their number. */
  archive(selection: LetterSelection, now: Date, expiresAt: Date): Promise<number>;
  /** Archived letters are failed ones again. */
  restore(selection: RestoreLetters): Promise<number>;

  /** Failed letters that can be sent belong to the retry from now on; repeating it takes none twice. */
  claim(selection: LetterSelection, redriveId: string): Promise<void>;
  listUnsent(redriveId: string, limit: number): Promise<DeadLetter[]>;
  markSent(redriveId: string, ids: readonly string[]): Promise<void>;
  redriveFigures(redriveId: string): Promise<RedriveFigures>;
  /** Letters of the retry that nothing was heard of. */
  listUnanswered(redriveId: string, limit: number): Promise<DeadLetter[]>;
  /** The retry with this number was handled: the letter is done with. */
  resolve(id: string, attempt: number, now: Date, expiresAt: Date): Promise<void>;
}
