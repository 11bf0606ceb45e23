"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { ToggleGroup } from "#app/_ui/toggle-group.tsx";
import type { HistoryRange, PipelineHistory } from "#server/operate/figures/wire.ts";
import { Retries } from "./retries.tsx";
import { type ChartLine, TimeChart } from "./time-chart.tsx";

const RANGES = [
  { value: "hour", label: "60 minutes" },
  { value: "day", label: "24 hours" },
] as const satisfies readonly { value: HistoryRange; label: string }[];
/** New steps are over this often. */
const EVERY_MS: Record<HistoryRange, number> = { hour: 10_000, day: 60_000 };

/** How it went: what came and went, how long it took, and what waited. */
export function Charts() {
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
          Over time
        </h2>
        <ToggleGroup label="Range" value={range} options={RANGES} onChange={setRange} />
      </div>
      <div className="grid gap-3 lg:grid-cols-2">
        {chartsOf(data).map(({ title, unit, lines }) => (
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

function chartsOf(history: PipelineHistory): ChartPlan[] {
  return [
    {
      title: "Throughput per minute",
      unit: "rate",
      lines: [
        { label: "Events handled", values: history.handledPerMinute },
        { label: "Complaints filed", values: history.filedPerMinute },
      ],
    },
    {
      title: "From event to done",
      unit: "time",
      lines: [
        { label: "Median", values: history.lagMedianMs },
        { label: "19 of 20 within", values: history.lagP95Ms },
      ],
    },
    {
      title: "Longest wait",
      unit: "time",
      lines: [
        { label: "In the queue", values: history.queueAgeMs },
        { label: "In the outbox", values: history.outboxAgeMs },
      ],
    },
    {
      title: "How many wait",
      unit: "count",
      lines: [
        { label: "In the queue", values: history.queueDepth },
        { label: "In the outbox", values: history.outboxPending },
      ],
    },
  ];
}
