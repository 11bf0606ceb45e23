"use client";

import { useId } from "react";
import { useShortcuts } from "#app/_staff/keys/shortcut-provider.tsx";
import { TimeInState } from "#app/_staff/time-in-state.tsx";
import { AvailabilityChip } from "#app/_ui/availability-chip.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Switch } from "#app/_ui/switch.tsx";
import type { AgentView } from "#server/desk/agents/wire.ts";
import { useDuty } from "./use-duty.ts";

/** On or off duty, what everybody sees of it, and since when. */
export function DutySwitch({ agent }: { agent: AgentView }) {
  const id = useId();
  const isOnDuty = agent.availability !== "offline";
  const duty = useDuty();
  useShortcuts("desk", { duty: () => duty.set(!isOnDuty) });
  return (
    <div className="flex flex-col gap-1 border-b border-border px-4 py-3">
      <div className="flex items-center justify-between gap-3">
        <label htmlFor={id} className="font-medium">
          {isOnDuty ? "On duty" : "Off duty"}
        </label>
        <Switch id={id} checked={isOnDuty} onChange={duty.set} disabled={duty.isPending} />
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
      {duty.problem ? <Notice tone="danger">{duty.problem}</Notice> : null}
    </div>
  );
}
