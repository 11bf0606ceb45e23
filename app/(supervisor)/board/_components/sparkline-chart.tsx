"use client";

import { useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";

const HEIGHT = 28;
const HIDDEN = { show: false } as const;

/** A bare line, broken where nothing is known, in the colour that the text around it has as it is mounted: a canvas keeps what it was drawn with. */
export function SparklineChart({ series }: { series: readonly (number | null)[] }) {
  const holder = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(null);

  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const drawn = new uPlot(optionsFor(element), [[], []], element);
    plot.current = drawn;
    const resized = new ResizeObserver(() => drawn.setSize({ width: element.clientWidth, height: HEIGHT }));
    resized.observe(element);
    return () => {
      resized.disconnect();
      plot.current = null;
      drawn.destroy();
    };
  }, []);

  useEffect(() => {
    plot.current?.setData([series.map((_, minute) => minute), [...series]]);
  }, [series]);

  return <div ref={holder} className="h-7 w-full" />;
}

function optionsFor(element: HTMLElement): uPlot.Options {
  const colour = getComputedStyle(element).color;
  return {
    width: element.clientWidth,
    height: HEIGHT,
    padding: [3, 3, 3, 3],
    axes: [HIDDEN, HIDDEN],
    legend: HIDDEN,
    cursor: HIDDEN,
    scales: { x: { time: false }, y: { range: (_, low, high) => [Math.min(0, low ?? 0), Math.max(1, high ?? 1)] } },
    series: [
      {},
      { stroke: colour, width: 1.5, fill: `color-mix(in srgb, ${colour} 12%, transparent)`, points: HIDDEN },
    ],
  };
}
