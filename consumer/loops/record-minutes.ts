import { type MinuteRoom, minuteOf, recordMinute, repeatMinute } from "#server/desk/insights/record-minute.ts";
import type { MinuteFigures } from "#server/desk/insights/rows.ts";
import type { Loop } from "#server/platform/loop.ts";

/** Several times a minute: each writes the same row, and the last one is the nearest to its end. */
const EVERY_MS = 15_000;

/**
 * Writes down how the desk stands in each minute; on one that stands still each minute is as the one before, which is written once and
 * read for not at all. Harmless beside other consumers.
 */
export function createMinuteLoop(desk: MinuteRoom, isStill: () => boolean): Loop {
  let lasting: MinuteFigures | null = null;
  return {
    name: "minute",
    async turn() {
      const wasStill = isStill();
      if (wasStill && lasting) {
        const isWritten = lasting.at.getTime() === minuteOf(desk.clock.now()).getTime();
        if (!isWritten) lasting = await repeatMinute(desk, lasting);
        return EVERY_MS;
      }
      const figures = await recordMinute(desk);
      // Whoever got somebody within the minute has not within the next.
      lasting = wasStill && figures.medianTimeToAgentMs === null ? figures : null;
      return EVERY_MS;
    },
  };
}
