"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { CirclePause, CirclePlay, CircleStop, type LucideIcon, Unplug } from "lucide-react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Chip, type ChipTone } from "#app/_ui/chip.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { Time } from "#app/_ui/time.tsx";
import type { RunningConsumer } from "#server/operate/figures/wire.ts";

const STATES: Record<RunningConsumer["state"], { readonly label: string; tone: ChipTone; icon: LucideIcon }> = {
  running: { label: "Running", tone: "positive", icon: CirclePlay },
  paused: { label: "Paused until the database answers", tone: "waiting", icon: CirclePause },
  stopping: { label: "Stopping", tone: "muted", icon: CircleStop },
  silent: { label: "Silent", tone: "danger", icon: Unplug },
};

/** Who does the work, as each of them says every few seconds. */
export function Consumers() {
  const trpc = useTRPC();
  // The picture above fetches them again and again.
  const { data } = useSuspenseQuery(trpc.pipeline.live.queryOptions());
  return (
    <section aria-labelledby="consumers" className="flex flex-col gap-2">
      <h2 id="consumers" className="text-base">
        Consumers
      </h2>
      <Panel>
        {data.consumers.length === 0 ? (
          <EmptyState icon={Unplug} title="No consumer is running">
            Complaints are kept, but nobody is given one. Start a consumer.
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
  const { label, tone, icon } = STATES[consumer.state];
  return (
    <li className="tabular flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm">
      <span className="min-w-0 truncate font-medium sm:w-56">{consumer.id}</span>
      <Chip tone={tone} icon={icon}>
        {label}
      </Chip>
      <span className="text-muted">
        since <Time at={consumer.startedAt} />
      </span>
      {consumer.state === "silent" ? (
        <span className="text-muted">
          last heard of <Time at={consumer.seenAt} />
        </span>
      ) : null}
      <span className="text-muted">
        {consumer.inFlight} in hand · {consumer.pollers} polling · {consumer.sockets}{" "}
        {consumer.sockets === 1 ? "browser" : "browsers"}
      </span>
      <span className="text-muted sm:ml-auto">version {consumer.version}</span>
    </li>
  );
}
