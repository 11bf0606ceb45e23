"use client";

import { useTranslations } from "next-intl";
import type { Say } from "#app/_language/say.ts";
import { Button } from "#app/_ui/button.tsx";
import { durationIn } from "#app/_ui/duration.ts";
import { Notice } from "#app/_ui/notice.tsx";
import type { Desk } from "#server/desk/insights/wire.ts";
import { useDuty } from "./use-duty.ts";

/** The quiet state: what happens next, and how today has gone so far. */
export function NothingToDo({ desk }: { desk: Desk }) {
  const t = useTranslations("desk.quiet");
  const sayDuration = useTranslations("ui.duration");
  const { agent, today, mine, lineTotal } = desk;
  const isOnDuty = agent.onDuty;
  // A page that opens is a sign of life, which takes a moment to get there.
  const isComing = isOnDuty && agent.presence === "away";
  return (
    <article
      aria-labelledby="nothing-to-do"
      data-pane="ticket"
      data-purpose
      className="flex min-h-0 animate-fade-in flex-col items-center justify-center gap-8 overflow-y-auto p-6 text-center xl:col-span-2"
    >
      <div className="flex max-w-[44ch] flex-col gap-2">
        <h1 id="nothing-to-do" tabIndex={-1} className="text-xl outline-none">
          {t(isComing ? "coming" : isOnDuty ? "onDuty" : "offDuty")}
        </h1>
        <p className="text-muted">{nextStep({ isOnDuty, waitingOnCustomers: mine.length, lineTotal }, t)}</p>
        {isOnDuty ? null : <GoOnDuty />}
      </div>
      <div className="flex w-full max-w-md flex-col gap-4">
        <dl className="grid grid-cols-3 gap-4">
          <Figure label={t("resolved")} value={String(today.resolved)} />
          <Figure
            label={t("handling")}
            value={today.medianHandleMs === null ? "–" : durationIn(today.medianHandleMs, sayDuration)}
          />
          <Figure label={t("rating")} value={today.rating === null ? "–" : `${today.rating.toFixed(1)} / 5`} />
        </dl>
        <p className="text-xs text-muted">{t("day", { timeZone: today.timeZone })}</p>
      </div>
    </article>
  );
}

function nextStep(
  { isOnDuty, waitingOnCustomers, lineTotal }: { isOnDuty: boolean; waitingOnCustomers: number; lineTotal: number },
  say: Say<"desk.quiet">,
): string {
  if (!isOnDuty) return lineTotal > 0 ? say("lineWaits", { waiting: lineTotal }) : say("dutyFirst");
  return say(waitingOnCustomers > 0 ? "customersNext" : "next");
}

function GoOnDuty() {
  const t = useTranslations("desk.quiet");
  const duty = useDuty();
  return (
    <div className="mt-2 flex flex-col items-center gap-2">
      <Button variant="primary" size="lg" pending={duty.isPending} onClick={() => duty.set(true)}>
        {t("goOnDuty")}
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
