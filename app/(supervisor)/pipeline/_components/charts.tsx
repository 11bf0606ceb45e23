"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import type { Say } from "#app/_language/say.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { ToggleGroup } from "#app/_ui/toggle-group.tsx";
import { HISTORY_RANGES, type HistoryRange, type PipelineHistory } from "#server/operate/figures/wire.ts";
import { Retries } from "./retries.tsx";
import { type ChartLine, TimeChart } from "./time-chart.tsx";

/** New steps are over this often. */
const EVERY_MS: Record<HistoryRange, number> = { hour: 10_000, day: 60_000 };

/** How it went: what came and went, how long it took, and what waited. */
export function Charts() {
  const t = useTranslations("pipeline.charts");
  const trpc = useTRPC();
  const [range, setRange] = useState<HistoryRange>("hour");
  const shown = useDeferredValue(range);
  const { data } = useSuspenseQuery(
    trpc.pipeline.history.queryOptions({ range: shown }, { refetchInterval: EVERY_MS[shown] }),
  );
  return (
    <section aria-labelledby="charts" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="charts" className="text-base">
          {t("title")}
        </h2>
        <ToggleGroup
          label={t("range")}
          value={range}
          options={HISTORY_RANGES.map((value) => ({ value, label: t(value) }))}
          onChange={setRange}
        />
      </div>
      <div className="grid gap-3 lg:grid-cols-2">
        {chartsOf(data, t).map(({ title, unit, lines }) => (
          <Panel key={title} aria-label={title} className="min-w-0 p-3">
            <TimeChart title={title} unit={unit} at={data.at} range={data.range} lines={lines} />
          </Panel>
        ))}
      </div>
      <Retries retries={data.retries} duplicates={data.duplicates} range={data.range} />
    </section>
  );
}

interface ChartPlan {
  readonly title: string;
  readonly unit: "rate" | "time" | "count";
  readonly lines: readonly [ChartLine, ChartLine];
}

function chartsOf(history: PipelineHistory, say: Say<"pipeline.charts">): ChartPlan[] {
  return [
    {
      title: say("throughput.title"),
      unit: "rate",
      lines: [
        { label: say("throughput.handled"), values: history.handledPerMinute },
        { label: say("throughput.filed"), values: history.filedPerMinute },
      ],
    },
    {
      title: say("lag.title"),
      unit: "time",
      lines: [
        { label: say("lag.median"), values: history.lagMedianMs },
        { label: say("lag.p95"), values: history.lagP95Ms },
      ],
    },
    {
      title: say("wait.title"),
      unit: "time",
      lines: [
        { label: say("wait.queue"), values: history.queueAgeMs },
        { label: say("wait.outbox"), values: history.outboxAgeMs },
      ],
    },
    {
      title: say("depth.title"),
      unit: "count",
      lines: [
        { label: say("depth.queue"), values: history.queueDepth },
        { label: say("depth.outbox"), values: history.outboxPending },
      ],
    },
  ];
}
