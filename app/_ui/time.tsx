"use client";

import { formatAgo } from "./duration.ts";
import { useHydrated } from "./use-hydrated.ts";
import { useNow } from "./use-now.ts";

/** The exact moment in words: the reader's own zone in the browser, UTC until then. */
export function exactTime(at: string, isHydrated: boolean): string {
  return new Date(at).toLocaleString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    ...(isHydrated ? {} : { timeZone: "UTC", timeZoneName: "short" }),
  });
}

/** "2 min ago", ticking; the exact time on hover and for screen readers. The only way an instant is shown. */
export function Time({ at, className }: { at: string; className?: string }) {
  const isHydrated = useHydrated();
  const now = useNow(10_000);
  const exact = exactTime(at, isHydrated);
  return (
    <time dateTime={at} title={exact} className={className} suppressHydrationWarning>
      {formatAgo(new Date(at), new Date(now))}
      <span className="sr-only" suppressHydrationWarning>
        , {exact}
      </span>
    </time>
  );
}
