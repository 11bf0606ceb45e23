"use client";

import { useEffect, useRef } from "react";
import uPlot from "uplot";
import { timeOfDay } from "#app/_ui/clock.ts";
import "uplot/dist/uPlot.min.css";

const HEIGHT = 160;
const HIDDEN = { show: false } as const;

interface PlotProps {
  /** Seconds since 1970. */
  readonly at: readonly number[];
  readonly lines: readonly [Line, Line];
  readonly format: (value: number) => string;
  /** Whose clock the hours are by. */
  readonly timeZone: string;
  /** The scale reaches at least up to here, or the smallest flutter would fill it. */
  readonly lowestTop: number;
  readonly onHover: (index: number | null) => void;
}
type Line = readonly (number | null)[];

/** Two lines with axes, in the colours of the page as it is mounted: a canvas keeps what it was drawn with. */
export function Plot({ at, lines, format, timeZone, lowestTop, onHover }: PlotProps) {
  const holder = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(null);
  const hover = useRef(onHover);
  const [first, second] = lines;

  useEffect(() => {
    hover.current = onHover;
  }, [onHover]);

  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const onCursor = ({ cursor }: uPlot) => hover.current((cursor.left ?? -1) >= 0 ? (cursor.idx ?? null) : null);
    const drawn = new uPlot(optionsFor(element, { format, timeZone, lowestTop }, onCursor), [[], [], []], element);
    plot.current = drawn;
    // Setting a size wipes the canvas until the next frame, and the observer also calls when nothing changed.
    const resized = new ResizeObserver(() => {
      const width = element.clientWidth;
      if (width !== drawn.width) drawn.setSize({ width, height: HEIGHT });
    });
    resized.observe(element);
    return () => {
      resized.disconnect();
      plot.current = null;
      drawn.destroy();
    };
    // oxlint-disable-next-line react/exhaustive-deps, react/exhaustive-effect-dependencies -- drawn once, with what it is mounted with
  }, []);

  useEffect(() => {
    plot.current?.setData([[...at], [...first], [...second]]);
  }, [at, first, second]);

  return <div ref={holder} className="h-40 w-full" />;
}

function optionsFor(
  element: HTMLElement,
  { format, timeZone, lowestTop }: Pick<PlotProps, "format" | "timeZone" | "lowestTop">,
  onCursor: (plot: uPlot) => void,
): uPlot.Options {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const axis = {
    stroke: colour("muted"),
    font: `12px ${getComputedStyle(element).fontFamily}`,
    grid: { stroke: colour("border"), width: 1 },
    ticks: HIDDEN,
  };
  const alone: uPlot.Series.Points = {
    show: true,
    size: 4,
    filter: (plot, line) => {
      const values = [...(plot.data[line] ?? [])].map((value) => value ?? null);
      return values.flatMap((_, index) => (isAlone(values, index) ? [index] : []));
    },
  };
  return {
    tzDate: (second) => uPlot.tzDate(new Date(second * 1_000), timeZone),
    width: element.clientWidth,
    height: HEIGHT,
    padding: [8, 8, 0, 0],
    legend: HIDDEN,
    cursor: { drag: { x: false, y: false }, points: { size: 6 } },
    scales: { y: { range: (_, __, high) => [0, Math.max(lowestTop, (high ?? 0) * 1.1)] } },
    axes: [
      {
        ...axis,
        grid: HIDDEN,
        size: 28,
        space: 64,
        values: (_, seconds) => seconds.map((second) => timeOfDay(new Date(second * 1_000), timeZone)),
      },
      {
        ...axis,
        size: (plot, labels) => widthOf(plot, labels, axis.font),
        space: 36,
        values: (_, values) => values.map(format),
      },
    ],
    series: [
      {},
      {
        stroke: colour("accent"),
        width: 1.5,
        fill: `color-mix(in srgb, ${colour("accent")} 10%, transparent)`,
        points: alone,
      },
      { stroke: colour("urgent"), width: 1.5, dash: [4, 3], points: alone },
    ],
    hooks: { setCursor: [onCursor] },
  };
}

/** CSS pixels for the longest label of an axis and the gap beside it: "1 h 05 min" has to be whole, too. */
function widthOf({ ctx }: uPlot, labels: readonly string[] | null, font: string): number {
  ctx.save();
  ctx.font = font;
  const widths = (labels ?? []).map((label) => ctx.measureText(label).width);
  ctx.restore();
  return Math.ceil(Math.max(24, ...widths)) + 16;
}

/** A value between two gaps would be a line of no length. */
function isAlone(values: Line, index: number): boolean {
  const isThere = (at: number) => typeof values[at] === "number";
  return isThere(index) && !isThere(index - 1) && !isThere(index + 1);
}
