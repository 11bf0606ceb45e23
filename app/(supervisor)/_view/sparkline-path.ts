export interface SparklineShape {
  readonly line: string;
  /** The same line closed down to the base, to be filled. */
  readonly area: string;
  readonly last: { readonly x: number; readonly y: number } | null;
}

/**
 * A series as SVG path data in a box of width × height, newest at the right. The base is 0, so that a flat line at 2 and
 * a flat line at 200 of the same figure do not look alike only when their own highest value says so.
 */
export function sparklinePath(series: readonly number[], width: number, height: number): SparklineShape {
  if (series.length === 0) return { line: "", area: "", last: null };
  const highest = Math.max(...series, 1);
  const step = series.length > 1 ? width / (series.length - 1) : 0;
  // Half a stroke of room, or the line is cut where it is highest and lowest.
  const inset = 1;
  const points = series.map((value, index) => ({
    x: round(series.length > 1 ? index * step : width),
    y: round(height - inset - (Math.max(0, value) / highest) * (height - 2 * inset)),
  }));
  const line = points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");
  const first = points[0];
  const last = points.at(-1) ?? null;
  const area = first && last ? `${line}L${last.x} ${height}L${first.x} ${height}Z` : "";
  return { line, area, last };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
