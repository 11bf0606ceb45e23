"use client";

import { cx } from "class-variance-authority";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import type { ReactNode } from "react";
import type { Say } from "#app/_language/say.ts";
import { formatClock } from "#app/_ui/duration.ts";
import { useDuration } from "#app/_ui/use-duration.ts";
import { useNow } from "#app/_ui/use-now.ts";
import { countUrgent } from "#app/(supervisor)/_view/count-urgent.ts";
import { toldWords } from "#app/(supervisor)/_view/told-words.ts";
import type { Board } from "#server/desk/insights/wire.ts";

/** The four figures of the desk, each with its last hour. */
export function Figures({ board }: { board: Board }) {
  const t = useTranslations("board.figures");
  const duration = useDuration();
  const nowMs = useNow(1000);
  const urgent = countUrgent(board.line, board.targetsMs, nowMs);
  const onDuty = board.agents.filter((agent) => agent.availability !== "offline").length;
  const { timeZone } = board;
  const told = toldWords(board.statedWaits, t);
  const longestMs = board.lineTotal > 0 ? (board.longestWaitMs.value ?? 0) + nowMs - Date.parse(board.at) : null;
  return (
    <dl className="grid grid-cols-2 border-b border-border bg-surface sm:max-lg:short:grid-cols-4 lg:grid-cols-4">
      <FigureCell label={t("waiting")} value={board.lineTotal} series={board.waiting.series} isUrgent={urgent > 0}>
        {pastTarget(board.lineTotal, urgent, t)}
      </FigureCell>
      <FigureCell
        label={t("longest")}
        value={longestMs === null ? "–" : formatClock(longestMs)}
        series={board.longestWaitMs.series}
      >
        {longestMs === null ? t("nobody") : (oldestShown(board) ?? t("furtherDown"))}
      </FigureCell>
      <FigureCell label={t("free")} value={board.freeAgents.value ?? 0} series={board.freeAgents.series}>
        {t("onDuty", { count: onDuty })}
      </FigureCell>
      <FigureCell
        label={t("median")}
        value={board.medianTimeToAgentMs.value === null ? "–" : duration(board.medianTimeToAgentMs.value)}
        series={board.medianTimeToAgentMs.series}
      >
        {told === null ? t("today", { timeZone }) : t("todayAndTold", { timeZone, told })}
      </FigureCell>
    </dl>
  );
}

function pastTarget(waiting: number, urgent: number, say: Say<"board.figures">): string {
  if (waiting === 0) return say("empty");
  return urgent === 0 ? say("within") : say("past", { count: urgent });
}

/** The number of the oldest, as far as it is among the tickets shown. */
function oldestShown({ line, lineTotal }: Board): string | null {
  const [oldest] = line.toSorted((a, b) => a.waitingSince.localeCompare(b.waitingSince));
  return oldest && line.length === lineTotal ? oldest.complaintId : null;
}

function FigureCell(props: {
  label: string;
  value: ReactNode;
  series: readonly (number | null)[];
  isUrgent?: boolean;
  children: string;
}) {
  const t = useTranslations("board.figures");
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] items-end gap-x-4 border-border px-4 py-3 not-first:border-s max-lg:tall:nth-3:border-s-0 max-lg:tall:nth-[n+3]:border-t short:px-3 short:py-1 max-sm:short:nth-3:border-s-0 max-sm:short:nth-[n+3]:border-t">
      <dt className="col-span-2 text-xs text-muted">{props.label}</dt>
      <dd className="tabular text-xl font-semibold short:text-lg">{props.value}</dd>
      <dd className="pb-1 max-sm:hidden short:hidden" title={t("hour")}>
        <Sparkline series={props.series} />
      </dd>
      <dd className={cx("tabular col-span-2 text-xs", props.isUrgent ? "font-medium text-urgent" : "text-muted")}>
        {props.children}
      </dd>
    </div>
  );
}

// Drawn after everything that carries meaning: the figure beside it is what counts.
const SparklineChart = dynamic(() => import("./sparkline-chart.tsx").then((module) => module.SparklineChart), {
  ssr: false,
});

/** The last hour of a figure, a point a minute. Decoration, and of its full size before it is drawn. */
function Sparkline({ series }: { series: readonly (number | null)[] }) {
  const { resolvedTheme } = useTheme();
  return (
    <div data-drawn-later className="h-7 w-full min-w-0 overflow-hidden text-accent" aria-hidden>
      <SparklineChart key={resolvedTheme} series={series} />
    </div>
  );
}
