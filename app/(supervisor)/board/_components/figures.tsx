"use client";

import { cx } from "class-variance-authority";
import dynamic from "next/dynamic";
import { useTheme } from "next-themes";
import type { ReactNode } from "react";
import { formatClock, formatDuration } from "#app/_ui/duration.ts";
import { useNow } from "#app/_ui/use-now.ts";
import { countUrgent } from "#app/(supervisor)/_view/count-urgent.ts";
import type { Board } from "#server/desk/insights/wire.ts";

/** The four figures of the desk, each with its last hour. */
export function Figures({ board }: { board: Board }) {
  const nowMs = useNow(1000);
  const urgent = countUrgent(board.line, board.targetsMs, nowMs);
  const onDuty = board.agents.filter((agent) => agent.availability !== "offline").length;
  const longestMs = board.lineTotal > 0 ? (board.longestWaitMs.value ?? 0) + nowMs - Date.parse(board.at) : null;
  return (
    <dl className="grid grid-cols-2 border-b border-border bg-surface lg:grid-cols-4">
      <FigureCell label="Waiting" value={board.lineTotal} series={board.waiting.series} isUrgent={urgent > 0}>
        {pastTarget(board.lineTotal, urgent)}
      </FigureCell>
      <FigureCell
        label="Longest wait"
        value={longestMs === null ? "–" : formatClock(longestMs)}
        series={board.longestWaitMs.series}
      >
        {longestMs === null ? "Nobody waits" : oldestShown(board)}
      </FigureCell>
      <FigureCell label="Free agents" value={board.freeAgents.value ?? 0} series={board.freeAgents.series}>
        {`of ${onDuty} on duty`}
      </FigureCell>
      <FigureCell
        label="Median time to an agent"
        value={board.medianTimeToAgentMs.value === null ? "–" : formatDuration(board.medianTimeToAgentMs.value)}
        series={board.medianTimeToAgentMs.series}
      >
        Today
      </FigureCell>
    </dl>
  );
}

function pastTarget(waiting: number, urgent: number): string {
  if (waiting === 0) return "The line is empty";
  return urgent === 0 ? "All within target" : `${urgent} past ${urgent === 1 ? "its" : "their"} target`;
}

/** Its number, as far as it is among the tickets shown. */
function oldestShown({ line, lineTotal }: Board): string {
  const [oldest] = line.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));
  return oldest && line.length === lineTotal ? oldest.complaintId : "Further down the line";
}

function FigureCell(props: {
  label: string;
  value: ReactNode;
  series: readonly number[];
  isUrgent?: boolean;
  children: string;
}) {
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] items-end gap-x-4 border-border px-4 py-3 not-first:border-l max-lg:nth-3:border-l-0 max-lg:nth-[n+3]:border-t">
      <dt className="col-span-2 text-xs text-muted">{props.label}</dt>
      <dd className="tabular text-xl font-semibold">{props.value}</dd>
      <dd className="pb-1 max-sm:hidden" title="The last 60 minutes">
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
function Sparkline({ series }: { series: readonly number[] }) {
  const { resolvedTheme } = useTheme();
  return (
    <div data-drawn-later className="h-7 w-full min-w-0 overflow-hidden text-accent" aria-hidden>
      <SparklineChart key={resolvedTheme} series={series} />
    </div>
  );
}
