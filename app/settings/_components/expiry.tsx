"use client";

import { exactTime } from "#app/_ui/time.tsx";
import { useHydrated } from "#app/_ui/use-hydrated.ts";
import { useNow } from "#app/_ui/use-now.ts";

const DAY_MS = 86_400_000;

/** "expires in 89 days", the exact time on hover. */
export function Expiry({ at }: { at: string }) {
  const isHydrated = useHydrated();
  const days = Math.ceil((Date.parse(at) - useNow(60_000)) / DAY_MS);
  const words = days <= 0 ? "expired" : `expires in ${days} ${days === 1 ? "day" : "days"}`;
  return (
    <time dateTime={at} title={exactTime(at, isHydrated)} suppressHydrationWarning>
      {words}
    </time>
  );
}
