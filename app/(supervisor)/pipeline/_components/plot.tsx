"use client";

import { useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";

const HEIGHT = 160;
const HIDDEN = { show: false } as const;

interface PlotProps {
  /** Seconds since 1970. */
  readonly at: readonly number[];
  readonly lines: readonly [Line, Line];
  readonly format: (value: number) => string;
  /** The scale reaches at least up to here, or the smallest flutter would fill it. */
  readonly lowestTop: number;
  readonly onHover: (index: number | null) => void;
}
type Line = readonly (number | null)[];

/** Two lines with axes, in the colours of the page as it is mounted: a canvas keeps what it was drawn with. */
export function Plot({ at, lines, format, lowestTop, onHover }: PlotProps) {
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
    const drawn = new uPlot(optionsFor(element, format, lowestTop, onCursor), [[], [], []], element);
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
  format: PlotProps["format"],
  lowestTop: number,
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
    width: element.clientWidth,
    height: HEIGHT,
    padding: [8, 8, 0, 0],
    legend: HIDDEN,
    cursor: { drag: { x: false, y: false }, points: { size: 6 } },
    scales: { y: { range: (_, __, high) => [0, Math.max(lowestTop, (high ?? 0) * 1.1)] } },
    axes: [
      { ...axis, grid: HIDDEN, size: 28, space: 64, values: (_, seconds) => seconds.map(hourAndMinute) },
      { ...axis, size: 56, space: 36, values: (_, values) => values.map(format) },
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

/** A value between two gaps would be a line of no length. */
function isAlone(values: Line, index: number): boolean {
  const isThere = (at: number) => typeof values[at] === "number";
  return isThere(index) && !isThere(index - 1) && !isThere(index + 1);
}

function hourAndMinute(seconds: number): string {
  return new Date(seconds * 1_000).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}
