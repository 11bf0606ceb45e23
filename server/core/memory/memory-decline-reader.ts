import type { DeclineReader } from "../ports/decline-reader.ts";
import type { BeforeEach, MemoryState } from "./memory-state.ts";

/** Declines found in memory. */
export function createMemoryDeclineReader(state: MemoryState, before: BeforeEach): DeclineReader {
  return {
    async hasEnded(after, until) {
      await before("endedDeclines");
      return [...state.tickets.values()].some(
        ({ ticket }) =>
          ticket.status === "Open" &&
          ticket.declines.some((decline) => decline.until > after && decline.until <= until),
      );
    },
  };
}
