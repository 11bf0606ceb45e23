"use client";

import { useTranslations } from "next-intl";
import { Suspense, useId, useState } from "react";
import { useShortcuts } from "#app/_staff/keys/shortcut-provider.tsx";
import { placesWords } from "#app/_staff/places-words.ts";
import { TimeInState } from "#app/_staff/time-in-state.tsx";
import { AvailabilityChip } from "#app/_ui/availability-chip.tsx";
import { loadLater } from "#app/_ui/load-later.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { Switch } from "#app/_ui/switch.tsx";
import type { AgentView } from "#server/desk/agents/wire.ts";
import { Excuse } from "./excuse.tsx";
import { useDuty } from "./use-duty.ts";

const LeavingDialog = loadLater(async () => (await import("#app/_shell/leaving-dialog.tsx")).LeavingDialog);

/** On or off duty, what everybody sees of it, and since when. */
export function DutySwitch({ agent }: { agent: AgentView }) {
  const t = useTranslations("desk.duty");
  const sayHeld = useTranslations("staff.held");
  const sayPlaces = useTranslations("staff.places");
  const id = useId();
  const isOnDuty = agent.onDuty;
  const duty = useDuty();
  const [isAsked, setIsAsked] = useState(false);
  const asksFirst = (onDuty: boolean) => !onDuty && agent.load > 0;
  const { undo: undoKey } = useShortcuts("desk", {
    duty() {
      if (asksFirst(!isOnDuty)) return setIsAsked(true);
      return { says: sayHeld(isOnDuty ? "goingOffDuty" : "goingOnDuty"), run: () => duty.set(!isOnDuty) };
    },
  });
  const set = (onDuty: boolean) => {
    undoKey();
    if (asksFirst(onDuty)) setIsAsked(true);
    else duty.set(onDuty);
  };
  const leave = (handOver: boolean) => {
    setIsAsked(false);
    duty.set(false, handOver);
  };
  return (
    <div className="flex flex-col gap-1 border-b border-border px-4 py-3">
      <div className="flex items-center justify-between gap-3">
        <label htmlFor={id} className="font-medium">
          {t(isOnDuty ? "on" : "off")}
        </label>
        <Switch id={id} checked={isOnDuty} onChange={set} disabled={duty.isPending} />
      </div>
      <p className="flex items-center gap-2 text-xs text-muted">
        <AvailabilityChip availability={agent.availability} />
        <span>{t.rich("for", { since: () => <TimeInState since={agent.since} /> })}</span>
        {isOnDuty ? (
          <span className="tabular ms-auto">{placesWords(agent.load, agent.capacity, sayPlaces)}</span>
        ) : null}
      </p>
      {isOnDuty ? null : <Excuse agent={agent} duty={duty} />}
      <Suspense>
        {isAsked ? (
          <LeavingDialog whose={null} held={agent.load} onDecided={leave} onClose={() => setIsAsked(false)} />
        ) : null}
      </Suspense>
      {duty.problem ? <Notice tone="danger">{duty.problem}</Notice> : null}
    </div>
  );
}
