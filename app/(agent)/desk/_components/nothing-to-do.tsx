"use client";

import { Button } from "#app/_ui/button.tsx";
import { formatDuration } from "#app/_ui/duration.ts";
import { Notice } from "#app/_ui/notice.tsx";
import type { Desk } from "#server/desk/insights/wire.ts";
import { useDuty } from "./use-duty.ts";

/** The quiet state: what happens next, and how today has gone so far. */
export function NothingToDo({ desk }: { desk: Desk }) {
  const { agent, today, mine, lineTotal } = desk;
  const isOnDuty = agent.availability !== "offline";
  return (
    <article
      aria-labelledby="nothing-to-do"
      data-pane="ticket"
      className="flex min-h-0 animate-fade-in flex-col items-center justify-center gap-8 overflow-y-auto p-6 text-center xl:col-span-2"
    >
      <div className="flex max-w-[44ch] flex-col gap-2">
        <h1 id="nothing-to-do" tabIndex={-1} className="text-xl outline-none">
          {isOnDuty ? "Nothing needs you right now" : "You are off duty"}
        </h1>
        <p className="text-muted">{nextStep(isOnDuty, mine.length, lineTotal)}</p>
        {isOnDuty ? null : <GoOnDuty />}
      </div>
      <dl className="grid w-full max-w-md grid-cols-3 gap-4">
        <Figure label="Resolved today" value={String(today.resolved)} />
        <Figure
          label="Median handling time"
          value={today.medianHandleMs === null ? "–" : formatDuration(today.medianHandleMs)}
        />
        <Figure label="Rating today" value={today.rating === null ? "–" : `${today.rating.toFixed(1)} / 5`} />
      </dl>
    </article>
  );
}

function nextStep(isOnDuty: boolean, waitingOnCustomers: number, lineTotal: number): string {
  if (!isOnDuty) {
    const waiting = lineTotal === 1 ? "1 complaint waits" : `${lineTotal} complaints wait`;
    return `${lineTotal > 0 ? `${waiting} in line. ` : ""}Go on duty and the next one comes to you.`;
  }
  if (waitingOnCustomers > 0) {
    return "Your tickets wait for their customers. An answer, or the next complaint, shows up here by itself.";
  }
  return "The next complaint shows up here by itself. You do not need to reload.";
}

function GoOnDuty() {
  const duty = useDuty();
  return (
    <div className="mt-2 flex flex-col items-center gap-2">
      <Button variant="primary" size="lg" pending={duty.isPending} onClick={() => duty.set(true)}>
        Go on duty
      </Button>
      {duty.problem ? <Notice tone="danger">{duty.problem}</Notice> : null}
    </div>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex flex-col gap-1">
      <dt className="order-2 text-xs text-muted">{label}</dt>
      <dd className="tabular text-lg font-semibold">{value}</dd>
    </div>
  );
}
