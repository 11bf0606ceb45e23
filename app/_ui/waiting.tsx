"use client";

import { cx } from "class-variance-authority";
import { Clock, ClockAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { formatClock } from "./duration.ts";
import { useDuration } from "./use-duration.ts";
import { useNow } from "./use-now.ts";
import { waitLevel } from "./wait-level.ts";

const TONE = { calm: "text-muted", waiting: "text-waiting", urgent: "text-urgent font-medium" } as const;

/**
 * A wait that counts up, and is therefore not printed: `waiting` from three quarters of its target, `urgent` once past it, with the target shown.
 * @param targetMs null or absent: only counts.
 * @param clock true for a board's "12:40" instead of "12 min".
 */
export function Waiting({
  since,
  targetMs,
  clock = false,
  className,
}: {
  since: string;
  targetMs?: number | null | undefined;
  clock?: boolean;
  className?: string;
}) {
  const t = useTranslations("ui.waiting");
  const inWords = useDuration();
  const waitedMs = useNow(1000) - Date.parse(since);
  const level = waitLevel(waitedMs, targetMs ?? null);
  const Icon = level === "urgent" ? ClockAlert : Clock;
  const target = targetMs ? t("target", { duration: inWords(targetMs) }) : undefined;
  return (
    <span
      className={cx("tabular inline-flex items-center gap-1 whitespace-nowrap print:hidden", TONE[level], className)}
      title={target}
    >
      <Icon className="size-3.5" aria-hidden />
      <span>{clock ? formatClock(waitedMs) : inWords(waitedMs)}</span>
      {level !== "calm" && targetMs ? <span className="font-normal">/ {inWords(targetMs)}</span> : null}
      {level === "urgent" ? <span className="sr-only">{t("past")}</span> : null}
    </span>
  );
}
