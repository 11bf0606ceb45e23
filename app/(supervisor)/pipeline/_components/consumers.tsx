"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { CirclePause, CirclePlay, CircleStop, type LucideIcon, Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Chip, type ChipTone } from "#app/_ui/chip.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { Time } from "#app/_ui/time.tsx";
import type { RunningConsumer } from "#server/operate/figures/wire.ts";

const STATES: Record<RunningConsumer["state"], { readonly tone: ChipTone; readonly icon: LucideIcon }> = {
  running: { tone: "positive", icon: CirclePlay },
  paused: { tone: "waiting", icon: CirclePause },
  stopping: { tone: "muted", icon: CircleStop },
  silent: { tone: "danger", icon: Unplug },
};

/** Who does the work, as each of them says every few seconds. */
export function Consumers() {
  const t = useTranslations("pipeline.consumers");
  const trpc = useTRPC();
  // The picture above fetches them again and again.
  const { data } = useSuspenseQuery(trpc.pipeline.live.queryOptions());
  return (
    <section aria-labelledby="consumers" className="flex flex-col gap-2">
      <h2 id="consumers" className="text-base">
        {t("title")}
      </h2>
      <Panel>
        {data.consumers.length === 0 ? (
          <EmptyState icon={Unplug} title={t("none.title")}>
            {t("none.line")}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-border">
            {data.consumers.map((consumer) => (
              <ConsumerRow key={consumer.id} consumer={consumer} />
            ))}
          </ul>
        )}
      </Panel>
    </section>
  );
}

function ConsumerRow({ consumer }: { consumer: RunningConsumer }) {
  const t = useTranslations("pipeline.consumers");
  const { tone, icon } = STATES[consumer.state];
  return (
    <li className="tabular flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm">
      <span className="min-w-0 font-medium wrap-anywhere sm:w-56">{consumer.id}</span>
      <Chip tone={tone} icon={icon}>
        {t(`state.${consumer.state}`)}
      </Chip>
      <span className="text-muted">{t.rich("since", { time: () => <Time at={consumer.startedAt} /> })}</span>
      {consumer.state === "silent" ? (
        <span className="text-muted">{t.rich("seen", { time: () => <Time at={consumer.seenAt} /> })}</span>
      ) : null}
      <span className="text-muted">
        {t("work", { inFlight: consumer.inFlight, pollers: consumer.pollers, sockets: consumer.sockets })}
      </span>
      <span className="text-muted sm:ms-auto">{t("version", { version: consumer.version })}</span>
    </li>
  );
}
