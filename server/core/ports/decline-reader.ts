/** Declines of what waits in line, as whoever looks after their ends needs them. */
export interface DeclineReader {
  /** Whether one of them ended after a moment and not after another. */
  hasEnded(after: Date, until: Date): Promise<boolean>;
}
