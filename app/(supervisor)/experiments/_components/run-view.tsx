"use client";

import { FlaskConical, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#app/_ui/button.tsx";
import { Chip } from "#app/_ui/chip.tsx";
import { formatClock } from "#app/_ui/duration.ts";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { useNow } from "#app/_ui/use-now.ts";
import { isOver } from "#server/operate/experiments/plain.ts";
import type { ExperimentRecord, ExperimentSample } from "#server/operate/experiments/wire.ts";
import { RunChart } from "./run-chart.tsx";
import { RunSteps } from "./run-steps.tsx";
import { VerdictView } from "./verdict-view.tsx";

/** One run, while it happens and afterwards: the verdict first, then what it was made of. */
export function RunView({
  record,
  onStop,
  isStopping,
}: {
  record: ExperimentRecord | null;
  onStop: () => void;
  isStopping: boolean;
}) {
  const t = useTranslations("experiments.run");
  if (!record) {
    return (
      <Panel>
        <EmptyState icon={FlaskConical} title={t("none.title")}>
          {t("none.line")}
        </EmptyState>
      </Panel>
    );
  }
  const { experiment, phase, steps, samples, verdict, left } = record;
  const isRunning = !isOver(record);
  const isBroken = phase === "fault" && steps.some(({ kind }) => kind === "fault");
  return (
    <Panel className="flex flex-col gap-4 p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="min-w-0 text-base">{experiment.title}</h2>
        <Chip tone={isBroken ? "danger" : isRunning ? "accent" : "muted"}>
          {isBroken ? t("broken") : t(`phase.${phase}`)}
        </Chip>
        {isRunning ? (
          <div className="ms-auto flex items-center gap-3">
            <Elapsed since={record.startedAt} />
            <Button
              size="sm"
              className="pointer-coarse:h-11"
              icon={<Square className="size-3.5" aria-hidden />}
              pending={isStopping}
              onClick={onStop}
            >
              {t("stop")}
            </Button>
          </div>
        ) : null}
      </div>
      {isRunning ? (
        <RunCounts sample={samples.at(-1) ?? null} complaints={experiment.complaints} />
      ) : (
        <VerdictView verdict={verdict} />
      )}
      <RunChart record={record} />
      <RunSteps steps={steps} isRunning={isRunning} />
      {left ? <p className="text-sm text-muted">{left}</p> : null}
    </Panel>
  );
}

function Elapsed({ since }: { since: string }) {
  const now = useNow(1_000);
  return <span className="tabular text-sm text-muted">{formatClock(now - Date.parse(since))}</span>;
}

/** How things stand, in eight numbers that keep their places. */
function RunCounts({ sample, complaints }: { sample: ExperimentSample | null; complaints: number }) {
  const t = useTranslations("experiments.run.count");
  const counts = [
    ["filed", sample && t("filedOf", { filed: sample.filed, complaints })],
    ["waiting", sample?.waiting],
    ["withAgent", sample?.withAgent],
    ["solved", sample?.solved],
    ["refused", sample?.refused],
    ["absorbed", sample?.absorbed],
    ["repaired", sample?.repaired],
    ["violated", sample?.violated],
  ] as const;
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4">
      {counts.map(([label, value]) => (
        <div key={label} className="flex min-w-0 flex-col-reverse justify-end">
          <dt className="text-xs text-muted">{t(label)}</dt>
          <dd className="tabular text-lg font-semibold whitespace-nowrap">{value ?? "–"}</dd>
        </div>
      ))}
    </dl>
  );
}
