import { useTranslations } from "next-intl";
import { formatClock } from "#app/_ui/duration.ts";
import type { ExperimentRecord } from "#server/operate/experiments/wire.ts";
import { HEIGHT, runCurves, WIDTH } from "../_view/run-curves.ts";

const LINES = [
  { name: "filed", stroke: "stroke-control", swatch: "bg-control" },
  { name: "waiting", stroke: "stroke-waiting", swatch: "bg-waiting" },
  { name: "solved", stroke: "stroke-positive", swatch: "bg-positive" },
] as const;

/**
 * Filed, waiting and solved over the run, with the time of the fault behind them. The numbers stand beside it; for
 * screen readers they say more than the lines.
 */
export function RunChart({ record }: { record: ExperimentRecord }) {
  const t = useTranslations("experiments.run.chart");
  const curves = runCurves(record);
  return (
    <figure className="flex flex-col gap-1">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden
        className="h-32 w-full overflow-visible border-b border-s border-border"
      >
        {curves.fault ? (
          <rect x={curves.fault.x} y={0} width={curves.fault.width} height={HEIGHT} className="fill-danger-soft" />
        ) : null}
        {LINES.map(({ name, stroke }) =>
          curves[name].map((points) => (
            <polyline
              key={`${name} ${points.slice(0, 12)}`}
              points={points}
              fill="none"
              strokeWidth={2}
              vectorEffect="non-scaling-stroke"
              className={stroke}
            />
          )),
        )}
      </svg>
      <figcaption className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-muted">
        {LINES.map(({ name, swatch }) => (
          <span key={name} className="inline-flex items-center gap-1.5">
            <span className={`h-0.5 w-3 ${swatch}`} aria-hidden />
            {t(name)}
          </span>
        ))}
        {curves.fault ? (
          <span className="inline-flex items-center gap-1.5">
            <span className="size-3 rounded-md border border-border bg-danger-soft" aria-hidden />
            {t("fault")}
          </span>
        ) : null}
        <span className="tabular ms-auto">{t("scale", { top: curves.top, time: formatClock(curves.lastsMs) })}</span>
      </figcaption>
    </figure>
  );
}
