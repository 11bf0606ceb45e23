import { keptReading } from "#server/platform/kept-reading.ts";
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
export function keepHours(store: HoursStore, elapsed?: () => number): KeptHours {
  const { read, readNow, forget } = keptReading(
    async (): Promise<StoredHours> => (await store.read()) ?? { ...ALWAYS_OPEN, timeZone: ownTimeZone(), rev: 0 },
    KEPT_MS,
    elapsed,
  );
  return {
    read,
    readNow,
    async write(hours, rev) {
      const isWritten = await store.write(hours, rev);
      forget();
      return isWritten;
    },
  };
}
