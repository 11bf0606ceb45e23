"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Notice } from "#app/_ui/notice.tsx";
import { LivePipelinePicture } from "#app/(supervisor)/_components/live-pipeline-picture.tsx";
import { isOver } from "#server/operate/experiments/plain.ts";
import { ExperimentList } from "./experiment-list.tsx";
import { RunView } from "./run-view.tsx";
import { useExperiments } from "./use-experiments.ts";

/** The pipeline as it is, what can be done to it, and what comes of it. */
export function Experiments() {
  const t = useTranslations("experiments");
  const { desk, said, start, starting, stop, isStopping } = useExperiments();
  const run = useRef<HTMLElement>(null);
  const { record, experiments } = desk;
  const runId = record?.runId;
  const underWay = record !== null && !isOver(record) ? record : null;
  const isUnderWay = underWay !== null;

  // On a phone the run is far above the button that started it.
  useEffect(() => {
    const isNarrow = matchMedia("(width < 64rem)").matches;
    if (runId !== undefined && isUnderWay && isNarrow) run.current?.scrollIntoView({ block: "start" });
  }, [runId, isUnderWay]);

  return (
    <>
      <section aria-labelledby="pipeline-now">
        <h2 id="pipeline-now" className="sr-only">
          {t("pipeline")}
        </h2>
        <LivePipelinePicture />
      </section>
      {said ? <Notice tone="waiting">{said}</Notice> : null}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <section ref={run} aria-label={t("theRun")} className="min-w-0 scroll-mt-16 lg:sticky lg:top-18 lg:order-2">
          <RunView record={record} onStop={stop} isStopping={isStopping} />
        </section>
        <ExperimentList
          experiments={experiments}
          running={underWay?.experiment ?? null}
          starting={starting}
          onStart={start}
        />
      </div>
    </>
  );
}
