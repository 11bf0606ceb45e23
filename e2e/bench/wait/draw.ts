import { seededRandom } from "#server/core/seeded-random.ts";
import { PRIORITIES } from "#server/core/terms.ts";
import { BUILT_IN_CATEGORIES, type Priority } from "#server/core/vocabulary.ts";
import { ASKED_BACK, HOUR_MS, MIDDLE_MS, MINUTE_MS, PRIORITY_SHARES, SPREAD } from "./shapes.ts";

/** What nobody at a desk decides, drawn by a seed. */
export function skyOf(seed: number) {
  const random = seededRandom(seed);
  const bell = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const spread = (middle: number, by: number) => middle * Math.exp(by * bell());
  const oneOf = <Value>(values: readonly Value[]): Value | undefined => values[Math.floor(random() * values.length)];
  return {
    /** How somebody's time for a ticket compares with the others'. */
    speed: () => 0.8 + random() * 0.45,
    /** Technical tickets take longer than the others. */
    workMs: (category: string) => spread(MIDDLE_MS, SPREAD) * (category === "Technical" ? 1.25 : 0.95),
    isAskedBack: () => random() * 100 < ASKED_BACK,
    answerMs: () => spread(30 * MINUTE_MS, 1),
    lateMs: () => random() * 10 * MINUTE_MS,
    category: () => oneOf(BUILT_IN_CATEGORIES) ?? "General",
    priority(): Priority {
      let at = random() * 100;
      return PRIORITIES.find((each) => (at -= PRIORITY_SHARES[each]) < 0) ?? "Medium";
    },
    /** When somebody files in the day that begins there, as often as each hour has them, by chance. */
    arrivals(midnight: number, anHour: (hour: number) => number): number[] {
      const found: number[] = [];
      const most = Math.max(...Array.from({ length: 48 }, (_, half) => anHour(half / 2)));
      for (let hour = 0; hour < 24; ) {
        hour += -Math.log(1 - random()) / most;
        if (hour < 24 && random() < anHour(hour) / most) found.push(midnight + hour * HOUR_MS);
      }
      return found;
    },
  };
}

export type Sky = ReturnType<typeof skyOf>;
