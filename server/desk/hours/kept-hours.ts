import { ALWAYS_OPEN } from "./hours.ts";
import type { HoursStore, StoredHours } from "./store.ts";
import { ownTimeZone } from "./time-zone.ts";

/** Another process sees a change after so long at the latest. */
const KEPT_MS = 10_000;

export interface KeptHours {
  /** As they are, or were within the last ten seconds: a page costs no command for them. Always open until somebody says otherwise. */
  read(): Promise<StoredHours>;
  /** As they are, read anew. */
  readNow(): Promise<StoredHours>;
  /** @returns false when somebody has changed them since. */
  write: HoursStore["write"];
}

/** Keeps what rarely changes in this process's memory. */
export function keepHours(store: HoursStore, elapsed: () => number = () => performance.now()): KeptHours {
  let kept: { readonly at: number; readonly hours: Promise<StoredHours> } | null = null;
  const readNow = () => {
    const hours = store.read().then((found) => found ?? { ...ALWAYS_OPEN, timeZone: ownTimeZone(), rev: 0 });
    const mine = { at: elapsed(), hours };
    kept = mine;
    // What failed is asked again by the next.
    hours.catch(() => {
      if (kept === mine) kept = null;
    });
    return hours;
  };
  return {
    read: () => (kept && elapsed() - kept.at < KEPT_MS ? kept.hours : readNow()),
    readNow,
    async write(hours, rev) {
      const isWritten = await store.write(hours, rev);
      kept = null;
      return isWritten;
    },
  };
}
