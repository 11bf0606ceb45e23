"use client";

import { exactTime } from "#app/_ui/time.tsx";
import { useHydrated } from "#app/_ui/use-hydrated.ts";
import { useNow } from "#app/_ui/use-now.ts";

const DAY_MS = 86_400_000;

/** "expires in 89 days", the exact time on hover. */
export function Expiry({ at }: { at: string }) {
  const isHydrated = useHydrated();
  const leftMs = Date.parse(at) - useNow(60_000);
  const days = Math.round(leftMs / DAY_MS);
  const words =
    leftMs <= 0 ? "expired" : days < 1 ? "expires today" : `expires in ${days} ${days === 1 ? "day" : "days"}`;
  return (
    <time dateTime={at} title={exactTime(at, isHydrated)} suppressHydrationWarning>
      {words}
    </time>
  );
}
