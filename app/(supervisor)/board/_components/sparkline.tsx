"use client";

import dynamic from "next/dynamic";
import { useTheme } from "next-themes";

// Drawn after everything that carries meaning: the figure beside it is what counts.
const SparklineChart = dynamic(() => import("./sparkline-chart.tsx").then((module) => module.SparklineChart), {
  ssr: false,
});

/** The last hour of a figure, a point a minute. Decoration, and of its full size before it is drawn. */
export function Sparkline({ series }: { series: readonly number[] }) {
  const { resolvedTheme } = useTheme();
  return (
    <div data-drawn-later className="h-7 w-full min-w-0 overflow-hidden text-accent" aria-hidden>
      <SparklineChart key={resolvedTheme} series={series} />
    </div>
  );
}
