/** Days by their number in ISO 8601: Monday is the first. */
export const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** From one time of the clock to another, as `09:30`. One that does not end later than it begins ends on the next day; `24:00` is midnight. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** A date on which the week's hours do not count. */
export interface Holiday {
  /** As `2026-12-25`. */
  readonly date: string;
  readonly name: string;
  /** None: closed. What began the day before goes on to its end. */
  readonly open: readonly Span[];
}

/** When a desk is open, by its own clock. */
export interface OpeningHours {
  /** IANA's name, as `Europe/Berlin`. */
  readonly timeZone: string;
  /** `always` is every day from midnight to midnight; holidays count all the same. */
  readonly week: "always" | Readonly<Record<Weekday, readonly Span[]>>;
  readonly holidays: readonly Holiday[];
}

/** What a desk has until somebody says otherwise. */
export const ALWAYS_OPEN: OpeningHours = { timeZone: "UTC", week: "always", holidays: [] };
