import { Check, Circle, type LucideIcon, TriangleAlert, Zap } from "lucide-react";
import { useTranslations } from "next-intl";
import { formatClock } from "#app/_ui/duration.ts";
import type { ExperimentStep } from "#server/operate/experiments/wire.ts";

const LOOKS: Record<ExperimentStep["kind"], { readonly icon: LucideIcon; readonly tone: string }> = {
  note: { icon: Circle, tone: "text-muted" },
  fault: { icon: Zap, tone: "text-danger" },
  healed: { icon: Check, tone: "text-positive" },
  problem: { icon: TriangleAlert, tone: "text-danger" },
};

/** What was done and when, the newest last; announced as it comes. */
export function RunSteps({ steps, isRunning }: { steps: readonly ExperimentStep[]; isRunning: boolean }) {
  const t = useTranslations("experiments.run");
  return (
    <ol aria-label={t("steps")} aria-live={isRunning ? "polite" : "off"} className="flex flex-col gap-1 text-sm">
      {steps.map(({ atMs, kind, text }) => {
        const { icon: Icon, tone } = LOOKS[kind];
        return (
          <li key={`${atMs} ${text}`} className="flex items-start gap-2">
            <span className="tabular w-9 shrink-0 text-end text-muted">{formatClock(atMs)}</span>
            <Icon className={`mt-1 size-3 shrink-0 ${tone}`} aria-hidden />
            <span className={kind === "note" ? "" : `font-medium ${tone}`}>{text}</span>
          </li>
        );
      })}
    </ol>
  );
}
