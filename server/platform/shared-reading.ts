import { sharedQuery } from "./shared-query.ts";

/**
 * Lets all who ask while one reading runs share the next, as `sharedQuery` does: a thousand who ask in a burst cost as many readings
 * as fit one after the other, and what somebody is told was read after they asked.
 */
export function sharedReading<Read>(read: () => Promise<Read>): () => Promise<Read> {
  const ask = sharedQuery(async (askers: readonly true[]) => {
    const found = await read();
    return askers.map(() => found);
  });
  return () => ask(true);
}
