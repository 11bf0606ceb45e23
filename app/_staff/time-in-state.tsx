"use client";

import { formatClock } from "#app/_ui/duration.ts";
import { exactTime } from "#app/_ui/time.tsx";
import { useHydrated } from "#app/_ui/use-hydrated.ts";
import { useNow } from "#app/_ui/use-now.ts";

const DAY_MS = 86_400_000;

/** A running clock since an instant, "12:40"; after a day the days are enough. */
export function TimeInState({ since, className }: { since: string; className?: string }) {
  const elapsedMs = useNow(1000) - Date.parse(since);
  const isHydrated = useHydrated();
  const words = elapsedMs >= DAY_MS ? `${Math.floor(elapsedMs / DAY_MS)} d` : formatClock(elapsedMs);
  return (
    <time
      dateTime={since}
      title={`Since ${exactTime(since, isHydrated)}`}
      className={className}
      suppressHydrationWarning
    >
      {words}
    </time>
  );
}
