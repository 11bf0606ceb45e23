"use client";

import { useMutation } from "@tanstack/react-query";
import { useId } from "react";
import { useShortcuts } from "#app/_staff/keys/shortcut-provider.tsx";
import { TimeInState } from "#app/_staff/time-in-state.tsx";
import { useRefresh } from "#app/_staff/use-refresh.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { AvailabilityChip } from "#app/_ui/availability-chip.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Switch } from "#app/_ui/switch.tsx";
import type { AgentView } from "#server/domain/wire/agent.ts";

/** On or off duty, what everybody sees of it, and since when. */
export function DutySwitch({ agent }: { agent: AgentView }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const id = useId();
  const isOnDuty = agent.availability !== "offline";
  const setAvailability = useMutation(trpc.agents.setMyAvailability.mutationOptions({ onSettled: () => refresh() }));
  const set = (onDuty: boolean) => {
    if (!setAvailability.isPending) setAvailability.mutate({ availability: onDuty ? "available" : "offline" });
  };
  useShortcuts("desk", { duty: () => set(!isOnDuty) });
  return (
    <div className="flex flex-col gap-1 border-b border-border px-4 py-3">
      <div className="flex items-center justify-between gap-3">
        <label htmlFor={id} className="font-medium">
          {isOnDuty ? "On duty" : "Off duty"}
        </label>
        <Switch id={id} checked={isOnDuty} onChange={set} disabled={setAvailability.isPending} />
      </div>
      <p className="flex items-center gap-2 text-xs text-muted">
        <AvailabilityChip availability={agent.availability} />
        <span>
          for <TimeInState since={agent.since} />
        </span>
        {isOnDuty ? (
          <span className="tabular ml-auto">
            {agent.load} of {agent.capacity} {agent.capacity === 1 ? "place" : "places"}
          </span>
        ) : null}
      </p>
      {setAvailability.error ? <Notice tone="danger">{failureOf(setAvailability.error).message}</Notice> : null}
    </div>
  );
}
