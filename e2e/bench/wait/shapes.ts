import { BUILT_IN_CATEGORIES, type Priority } from "#server/core/vocabulary.ts";

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** When the desk is open, as hours of the day. */
const OPENS = 8;
export const CLOSES = 18;

/** Somebody who works in such a week. */
interface Member {
  readonly skills: readonly string[];
  readonly capacity: number;
  /** Of the day, as hours; they finish what they have and go. */
  readonly shift: readonly [from: number, to: number];
  readonly lunchAt: number;
}

/** A week as it may be: who works when, and how many file in each hour of a day. */
export interface Shape {
  readonly name: "quiet" | "morning flood" | "short-staffed";
  readonly members: readonly Member[];
  readonly filedAnHour: (hour: number) => number;
}

/** How often each priority is filed, of a hundred. */
export const PRIORITY_SHARES: Readonly<Record<Priority, number>> = { Critical: 4, High: 16, Medium: 65, Low: 15 };

/** The middle ticket takes so long; they are spread as the durations of calls and tickets are, by a logarithm. */
export const MIDDLE_MS = 8 * MINUTE_MS;
export const SPREAD = 0.65;
/** So many of a hundred wait for their customer once, and come back to their agent. */
export const ASKED_BACK = 15;

const [technical, billing, service, product, account, general] = BUILT_IN_CATEGORIES;
const EARLY = [8, 16] as const;
const LATE = [10, 18] as const;
const DAY = [8, 18] as const;

const SIX: readonly Member[] = [
  { skills: [], capacity: 1, shift: DAY, lunchAt: 12 },
  { skills: [], capacity: 1, shift: EARLY, lunchAt: 11.5 },
  { skills: [technical, product, general], capacity: 1, shift: DAY, lunchAt: 12.5 },
  { skills: [technical, service, general], capacity: 1, shift: LATE, lunchAt: 13 },
  { skills: [billing, account, general], capacity: 1, shift: DAY, lunchAt: 13.5 },
  { skills: [billing, account, service, product], capacity: 1, shift: EARLY, lunchAt: 12 },
];
const NINE: readonly Member[] = [
  ...SIX,
  { skills: [], capacity: 2, shift: DAY, lunchAt: 14 },
  { skills: [], capacity: 1, shift: DAY, lunchAt: 13 },
  { skills: [technical, product, service], capacity: 1, shift: LATE, lunchAt: 14 },
];

const byDay = (hour: number, perHour: number) => (hour >= OPENS && hour < CLOSES ? perHour : perHour / 20);

export const SHAPES: readonly Shape[] = [
  { name: "quiet", members: SIX, filedAnHour: (hour) => byDay(hour, 11) },
  {
    name: "morning flood",
    members: NINE,
    filedAnHour: (hour) => (hour >= 8.5 && hour < 10.5 ? 75 : byDay(hour, 26)),
  },
  { name: "short-staffed", members: SIX, filedAnHour: (hour) => byDay(hour, hour < 14 ? 32 : 16) },
];
