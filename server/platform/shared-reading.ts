/**
 * Lets all who ask while one reading runs share the next. Nothing is remembered: what somebody is told was read after they
 * asked, and a thousand who ask in a burst cost as many readings as fit one after the other. Whoever shares a reading that
 * fails hears of it; the next begins anew.
 */
export function sharedReading<Read>(read: () => Promise<Read>): () => Promise<Read> {
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<Read> | null = null;
  const begin = async () => {
    await last;
    next = null;
    const mine = read();
    last = mine.catch(() => {});
    return mine;
  };
  return () => (next ??= begin());
}
