/** An app that makes codes, as the use cases see it. */
export interface SecondFactor {
  /** Sealed. */
  readonly secret: string;
  readonly confirmedAt: Date | null;
  readonly lastStep: number;
  /** Hashes of the recovery codes that are left. */
  readonly recovery: readonly string[];
}
