import type { Pulse } from "#server/desk/agents/pulse-store.ts";

/** A pause between two beats after which signs of life may have been lost. */
const GAP_MS = 10_000;
/** The web beats every five seconds; it is away when it missed two. */
const WEB_SILENT_MS = 15_000;

/** Since when signs of life could be received without a break, as this process saw it. */
export interface Listening {
  /** Hears of every beat that the database answered; resolves to how long, in ms, signs could be received by now. */
  hear(pulse: Pulse): number;
}

/**
 * Time in which nobody could give a sign of life counts for nobody: this process was not there, stood still or slept with
 * its machine, the database did not answer, or there was no web to open a page.
 */
export function createListening(): Listening {
  let last: number | null = null;
  let since = 0;
  return {
    hear({ now, webAt }) {
      const at = now.getTime();
      // A clock that was put back tells as little about what lies between.
      const hadGap = last === null || at < last || at - last > GAP_MS;
      const isWebAway = webAt === null || at - webAt.getTime() > WEB_SILENT_MS;
      if (hadGap || isWebAway) since = at;
      last = at;
      return at - since;
    },
  };
}
