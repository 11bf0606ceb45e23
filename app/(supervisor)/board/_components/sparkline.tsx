import { sparklinePath } from "#app/(supervisor)/_view/sparkline-path.ts";

const WIDTH = 96;
const HEIGHT = 28;

/** The last hour of a figure, a point a minute. Decoration: the figure beside it is what counts. */
export function Sparkline({ series }: { series: readonly number[] }) {
  const { line, area, last } = sparklinePath(series, WIDTH, HEIGHT);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="h-7 w-full min-w-0 overflow-visible text-accent"
      aria-hidden
    >
      <path d={area} className="fill-current opacity-10" />
      <path d={line} className="fill-none stroke-current" strokeWidth={1.5} vectorEffect="non-scaling-stroke" />
      {last ? (
        <path
          d={`M${last.x} ${last.y}h0`}
          className="fill-none stroke-current"
          strokeWidth={5}
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
        />
      ) : null}
    </svg>
  );
}
