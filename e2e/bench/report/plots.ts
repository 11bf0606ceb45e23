import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { createElement as h, type ReactElement } from "react";
import type { Bars, Plot as Drawn, Lines } from "../measured.ts";

/** A phone, and everything wider: drawn for each, so that words stay readable. */
const WIDTHS = { narrow: 340, wide: 760 } as const;
const SERIES = 7;

/** A line through one point says nothing that the table does not. */
export function isWorthDrawing(plot: Drawn): boolean {
  return plot.kind === "bars" || new Set(plot.points.map(({ x }) => x)).size > 1;
}

/** A plot as SVG in the page's own colours, with its title and what its lines are. */
export function figureOf(plot: Drawn): ReactElement {
  const svgs = Object.entries(WIDTHS).map(([className, width]) => {
    const svg = plot.kind === "bars" ? bars(plot, width) : lines(plot, width);
    return h("div", { key: className, className, dangerouslySetInnerHTML: { __html: svg } });
  });
  const names = plot.kind === "lines" ? seriesOf(plot) : [];
  return h("figure", {}, h("figcaption", {}, plot.title), names.length > 1 ? legendOf(names) : null, ...svgs);
}

const colourOf = (index: number) => `var(--series-${(index % SERIES) + 1})`;
const seriesOf = ({ points }: Pick<Lines, "points">) => [...new Set(points.map(({ series }) => series))];

function legendOf(names: readonly string[]): ReactElement {
  const items = names.map((name, index) =>
    h("li", { key: name }, h("i", { style: { background: colourOf(index) } }), name),
  );
  return h("ul", { className: "legend" }, items);
}

function bars({ bars: all, unit }: Bars, width: number): string {
  const isNarrow = width < 500;
  const groups = [...new Set(all.map(({ group }) => group))];
  const faceted = groups.length > 1 ? { fy: "group" } : {};
  // Beside the bars where there is room for both, above them where there is not.
  const label: Plot.TextOptions = isNarrow
    ? { textAnchor: "start", frameAnchor: "left", dy: -11, lineAnchor: "bottom" }
    : { textAnchor: "end", dx: -6 };
  const inset = isNarrow ? { insetTop: 12 } : {};
  return svgOf({
    width,
    height:
      56 + all.length * (isNarrow ? (groups.length > 1 ? 48 : 38) : 26) + (groups.length > 1 ? groups.length * 22 : 0),
    marginLeft: isNarrow ? 4 : 210,
    marginRight: 70,
    marginTop: groups.length > 1 ? 24 : 8,
    marginBottom: 36,
    x: { label: unit, grid: true, ticks: isNarrow ? 4 : 7 },
    y: { label: null, axis: null, domain: [...new Set(all.map((bar) => bar.label))] },
    fy: { label: null, axis: null, padding: 0.25, domain: groups },
    marks: [
      Plot.barX(all, {
        x: "value",
        y: "label",
        ...faceted,
        fill: (bar) => colourOf(bar.isRival ? SERIES - 1 : 0),
        ...inset,
      }),
      Plot.text(all, { x: 0, y: "label", ...faceted, text: "label", ...label }),
      Plot.text(all, {
        x: "value",
        y: "label",
        ...faceted,
        text: (bar) => figure(bar.value),
        textAnchor: "start",
        dx: 5,
        ...(isNarrow ? { dy: 6 } : {}),
      }),
      Plot.ruleX([0]),
      ...(groups.length > 1
        ? [
            Plot.text(groups, {
              fy: (name: string) => name,
              text: (name: string) => name,
              frameAnchor: "top-left",
              dx: isNarrow ? 0 : -200,
              dy: -16,
              fontWeight: 600,
            }),
          ]
        : []),
    ],
  });
}

function lines({ points, x, y, log }: Lines, width: number): string {
  const names = seriesOf({ points });
  const kind = (isLog: boolean) => (isLog ? { type: "log" as const } : { zero: true });
  const ticks = log === "none" ? { ticks: width < 500 ? 5 : 9 } : { ticks: width < 500 ? 3 : 6 };
  return svgOf({
    width,
    height: width < 500 ? 260 : 320,
    marginLeft: 56,
    marginRight: 16,
    marginTop: 28,
    marginBottom: 40,
    x: { label: x, grid: true, ...kind(log !== "none"), ...ticks, tickFormat: figure },
    y: {
      label: y,
      grid: true,
      nice: true,
      ...kind(log === "both"),
      ...(log === "both" ? { ticks: 4 } : {}),
      tickFormat: figure,
    },
    color: { domain: names, range: names.map((_, index) => colourOf(index)) },
    marks: [
      Plot.lineY(points, { x: "x", y: "y", stroke: "series", strokeWidth: 2 }),
      Plot.dot(points, { x: "x", y: "y", fill: "series", r: 3 }),
    ],
  });
}

function svgOf(options: Plot.PlotOptions): string {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const svg = Plot.plot({
    ...options,
    document,
    className: "plot",
    style: { fontFamily: "inherit", fontSize: "12px" },
  });
  return svg.outerHTML;
}

/** As people write figures: 1,000 and 0.25, three digits of it. */
function figure(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString("en");
}
