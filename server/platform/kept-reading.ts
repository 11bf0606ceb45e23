export interface KeptReading<Read> {
  /** As it is, or was a while ago. */
  read(): Promise<Read>;
  /** As it is, read anew. */
  readNow(): Promise<Read>;
  /** It has changed: the next who asks reads anew, whatever is still on its way. */
  forget(): void;
}

/**
 * Keeps what was read in this process's memory, for so many milliseconds from when it was asked for. What failed is asked again by the
 * next.
 * @param elapsed milliseconds of a clock that only ever goes forward
 */
export function keptReading<Read>(
  read: () => Promise<Read>,
  forMs: number,
  elapsed: () => number = () => performance.now(),
): KeptReading<Read> {
  let kept: { readonly at: number; readonly reading: Promise<Read> } | null = null;
  const readNow = () => {
    const mine = { at: elapsed(), reading: read() };
    kept = mine;
    mine.reading.catch(() => {
      if (kept === mine) kept = null;
    });
    return mine.reading;
  };
  return {
    read: () => (kept && elapsed() - kept.at < forMs ? kept.reading : readNow()),
    readNow,
    forget() {
      kept = null;
    },
  };
}
