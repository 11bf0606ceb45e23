"use client";

import { cx } from "class-variance-authority";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { useState } from "react";
import { timeOfDay } from "#app/_ui/clock.ts";
import { useReaderZone } from "#app/_ui/reader-zone.tsx";
import { useShortTime } from "#app/(supervisor)/_view/short-time.ts";
import type { HistoryRange } from "#server/operate/figures/wire.ts";

// Comes after everything that carries meaning; the figures are in the caption, too.
const Plot = dynamic(() => import("./plot.tsx").then((module) => module.Plot), { ssr: false });

export interface ChartLine {
  readonly label: string;
  readonly values: readonly (number | null)[];
}

export type ChartUnit = "rate" | "time" | "count";

/** Two lines over time. The caption says the latest values, or those under the pointer. */
export function TimeChart(props: {
  title: string;
  unit: ChartUnit;
  at: readonly number[];
  range: HistoryRange;
  lines: readonly [ChartLine, ChartLine];
}) {
  const t = useTranslations("pipeline.charts");
  const { title, unit, at, range, lines } = props;
  const shortTime = useShortTime();
  const { resolvedTheme } = useTheme();
  const { timeZone } = useReaderZone();
  const [hovered, setHovered] = useState<number | null>(null);
  const inUnit = (value: number | null): string => {
    if (value === null) return "–";
    return unit === "time" ? shortTime(value) : String(Math.round(value * 10) / 10);
  };
  const index = hovered ?? at.length - 1;
  return (
    <figure className="flex min-w-0 flex-col gap-2">
      <figcaption className="tabular flex flex-wrap items-baseline gap-x-4 gap-y-1 text-xs text-muted">
        <h3 className="text-sm text-text">{title}</h3>
        {lines.map(({ label, values }, line) => (
          <span key={label} className="flex items-baseline gap-1.5 whitespace-nowrap">
            <Swatch isSecond={line === 1} />
            {t.rich("line", {
              label,
              value: inUnit(values[index] ?? null),
              highest: inUnit(highest(values)),
              b: (words) => <span className="font-medium text-text">{words}</span>,
              more: (words) => <span className="max-sm:hidden">{words}</span>,
            })}
          </span>
        ))}
        <span className="ms-auto min-w-10 text-end">{hovered === null ? null : clockTime(at[hovered], timeZone)}</span>
      </figcaption>
      <div data-drawn-later className="h-40 min-w-0 overflow-hidden" aria-hidden>
        <Plot
          key={`${resolvedTheme} ${range} ${timeZone}`}
          at={at}
          lines={[lines[0].values, lines[1].values]}
          format={inUnit}
          timeZone={timeZone}
          lowestTop={unit === "time" ? 100 : 5}
          onHover={setHovered}
        />
      </div>
    </figure>
  );
}

function Swatch({ isSecond }: { isSecond: boolean }) {
  return (
    <span
      aria-hidden
      className={cx(
        "inline-block w-4 self-center border-t-2",
        isSecond ? "border-dashed border-urgent" : "border-accent",
      )}
    />
  );
}

function highest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function clockTime(seconds: number | undefined, timeZone: string): string {
  return seconds === undefined ? "" : timeOfDay(new Date(seconds * 1_000), timeZone);
}
