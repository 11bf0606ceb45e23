import type { Saying } from "#server/core/saying.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** A length of whole minutes as it is said: "3 min", "1 h 30 min", "9 h". */
export function lengthSaying(seconds: number): Saying {
  const [hours, minutes] = [Math.floor(seconds / HOUR), (seconds % HOUR) / MINUTE];
  if (hours === 0) return { key: "wait.length.minutes", values: { minutes } };
  return minutes === 0
    ? { key: "wait.length.hours", values: { hours } }
    : { key: "wait.length.hoursAndMinutes", values: { hours, minutes } };
}
