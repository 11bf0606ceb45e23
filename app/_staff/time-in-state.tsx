"use client";

import { useTranslations } from "next-intl";
import { formatClock } from "#app/_ui/duration.ts";
import { useExactTime } from "#app/_ui/exact-time.ts";
import { useNow } from "#app/_ui/use-now.ts";

const DAY_MS = 86_400_000;

/** A running clock since an instant, "12:40"; after a day the days are enough. */
export function TimeInState({ since, className }: { since: string; className?: string }) {
  const t = useTranslations("staff");
  const elapsedMs = useNow(1000) - Date.parse(since);
  const exactTime = useExactTime();
  const words = elapsedMs >= DAY_MS ? t("days", { days: Math.floor(elapsedMs / DAY_MS) }) : formatClock(elapsedMs);
  return (
    <time
      dateTime={since}
      title={t("since", { time: exactTime(since) })}
      className={className}
      suppressHydrationWarning
    >
      {words}
    </time>
  );
}
