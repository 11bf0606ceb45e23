import type { Say } from "#app/_language/say.ts";
import { clockAt, daysBetween, wordOf } from "./clock.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long, in the two largest units that matter: "under 1 s", "12 s", "4 min", "1 h 05 min", "3 d 4 h". Never negative. */
export function formatDuration(durationMs: number): string {
  const ms = Math.max(0, durationMs);
  if (ms < 1000) return "under 1 s";
  if (ms < MINUTE_MS) return `${Math.floor(ms / 1000)} s`;
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} min`;
  if (ms < DAY_MS) {
    const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS);
    return `${Math.floor(ms / HOUR_MS)} h ${String(minutes).padStart(2, "0")} min`;
  }
  return `${Math.floor(ms / DAY_MS)} d ${Math.floor((ms % DAY_MS) / HOUR_MS)} h`;
}

/** A clock for boards, one width for all below ten hours: "0:07", "12:40", "3:05:09". */
export function formatClock(durationMs: number): string {
  const seconds = Math.floor(Math.max(0, durationMs) / 1000);
  const pad = (value: number): string => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
}

/** How long, in the two largest units that matter: "under 1 s", "12 s", "4 min", "1 h 05 min", "3 d 4 h". Never negative. */
export function durationIn(durationMs: number, say: Say<"ui.duration">): string {
  const ms = Math.max(0, durationMs);
  if (ms < 1000) return say("none");
  if (ms < MINUTE_MS) return say("seconds", { count: Math.floor(ms / 1000) });
  if (ms < HOUR_MS) return say("minutes", { count: Math.floor(ms / MINUTE_MS) });
  if (ms < DAY_MS) {
    const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS);
    return say("hours", { hours: Math.floor(ms / HOUR_MS), minutes: String(minutes).padStart(2, "0") });
  }
  return say("days", { days: Math.floor(ms / DAY_MS), hours: Math.floor((ms % DAY_MS) / HOUR_MS) });
}

/** "just now", "2 min ago", "3 h ago", "yesterday", "4 days ago", then the date by the clocks there. An instant ahead of `now` is "just now". */
export function formatAgo(at: Date, now: Date, timeZone: string, say: Say<"ui.time">): string {
  const age = now.getTime() - at.getTime();
  if (age < MINUTE_MS) return say("justNow");
  if (age < HOUR_MS) return say("minutesAgo", { count: Math.floor(age / MINUTE_MS) });
  if (age < DAY_MS) return say("hoursAgo", { count: Math.floor(age / HOUR_MS) });
  const then = clockAt(at, timeZone);
  const today = clockAt(now, timeZone);
  const days = daysBetween(then, today);
  if (days === 1) return say("yesterday");
  if (days < 7) return say("daysAgo", { count: days });
  const [day, month] = [then.day, wordOf("month", then).slice(0, 3)];
  return then.year === today.year
    ? say("dayOfMonth", { day, month })
    : say("dayOfYear", { day, month, year: then.year });
}
