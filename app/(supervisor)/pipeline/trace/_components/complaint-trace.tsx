"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { StatusChip } from "#app/_ui/status-chip.tsx";
import { Title } from "#app/_ui/words.tsx";
import { LIVE_EVERY_MS } from "#app/(supervisor)/_components/live-pipeline-picture.tsx";
import { useShortTime } from "#app/(supervisor)/_view/short-time.ts";
import type { ComplaintTrace } from "#server/operate/trace/wire.ts";
import { EventSteps } from "./event-steps.tsx";

/** The trace as it grows. */
export function ComplaintTraceView({ id }: { id: string }) {
  const t = useTranslations("pipeline.trace");
  const trpc = useTRPC();
  const { data: trace } = useSuspenseQuery(
    trpc.pipeline.trace.queryOptions({ id }, { refetchInterval: LIVE_EVERY_MS }),
  );
  return (
    <>
      <Summary trace={trace} />
      {trace.events.length === 0 ? <Notice>{t("noEvents")}</Notice> : null}
      {trace.events.map((event) => (
        <EventSteps key={event.eventId} event={event} />
      ))}
      {trace.isCut ? <p className="text-sm text-muted">{t("cut", { count: trace.events.length })}</p> : null}
      <p className="max-w-[72ch] text-xs text-muted">{t("clocks")}</p>
    </>
  );
}

function Summary({ trace }: { trace: ComplaintTrace }) {
  const t = useTranslations("pipeline.trace");
  const shortTime = useShortTime();
  const { complaintId, title, status, toScreenMs } = trace;
  return (
    <Panel data-purpose className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
      <Link href={`/tickets/${complaintId}`} className="tabular text-sm text-accent underline">
        {complaintId}
      </Link>
      <h2 className="min-w-0 text-sm">
        <Title>{title}</Title>
      </h2>
      <StatusChip status={status} />
      <p className="text-sm text-muted sm:ms-auto">
        {toScreenMs === null
          ? t("noScreen")
          : t.rich("toScreen", {
              time: shortTime(toScreenMs),
              b: (words) => <span className="tabular font-medium text-text">{words}</span>,
            })}
      </p>
    </Panel>
  );
}
