"use client";

import { useTranslations } from "next-intl";
import { formatAgo } from "./duration.ts";
import { exactTime } from "./exact-time.ts";
import { useReaderZone } from "./reader-zone.tsx";
import { useNow } from "./use-now.ts";

/** "2 min ago", ticking; the exact time on hover, for screen readers and on paper. The only way an instant is shown. */
export function Time({ at, className }: { at: string; className?: string }) {
  const reader = useReaderZone();
  const now = useNow(10_000);
  const say = useTranslations("ui.time");
  const exact = exactTime(at, reader, say);
  return (
    <time dateTime={at} title={exact} className={className}>
      <span className="print:hidden">{formatAgo(new Date(at), new Date(now), reader.timeZone, say)}</span>
      <span className="sr-only print:not-sr-only">
        <span className="print:hidden">, </span>
        {exact}
      </span>
    </time>
  );
}
