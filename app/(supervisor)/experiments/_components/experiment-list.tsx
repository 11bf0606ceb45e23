"use client";

import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#app/_ui/button.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import type { Experiment, ExperimentName } from "#server/operate/experiments/wire.ts";

/** What can be done, each with what has to hold afterwards. */
export function ExperimentList({
  experiments,
  running,
  starting,
  onStart,
}: {
  experiments: readonly Experiment[];
  running: Experiment | null;
  starting: ExperimentName | null;
  onStart: (name: ExperimentName) => void;
}) {
  const t = useTranslations("experiments.list");
  return (
    <Panel data-purpose aria-label={t("label")}>
      <ul className="divide-y divide-border">
        {experiments.map(({ name, title, what, expects, seconds }) => (
          <li key={name} className="flex items-start gap-4 px-4 py-3" data-experiment={name}>
            <div className="min-w-0 flex-1 text-sm">
              <h2 className="text-sm">{title}</h2>
              <p className="text-muted">{what}</p>
              <p className="mt-1">{expects}</p>
            </div>
            <div className="flex shrink-0 flex-col items-end gap-1">
              <Button
                size="sm"
                className="pointer-coarse:h-11"
                icon={<Play className="size-3.5" aria-hidden />}
                aria-label={t("runIt", { title })}
                pending={starting === name || running?.name === name}
                disabledReason={
                  running && running.name !== name ? t("oneAtATime", { title: running.title }) : undefined
                }
                onClick={() => onStart(name)}
              >
                {t("run")}
              </Button>
              <span className="tabular text-xs text-muted">{t("about", { seconds })}</span>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
