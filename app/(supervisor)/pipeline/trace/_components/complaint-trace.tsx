"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { StatusChip } from "#app/_ui/status-chip.tsx";
import { Title } from "#app/_ui/words.tsx";
import { LIVE_EVERY_MS } from "#app/(supervisor)/_components/live-pipeline-picture.tsx";
import { shortTime } from "#app/(supervisor)/_view/short-time.ts";
import type { ComplaintTrace } from "#server/operate/trace/wire.ts";
import { EventSteps } from "./event-steps.tsx";

/** The trace as it grows. */
export function ComplaintTraceView({ id }: { id: string }) {
  const trpc = useTRPC();
  const { data: trace } = useSuspenseQuery(
    trpc.pipeline.trace.queryOptions({ id }, { refetchInterval: LIVE_EVERY_MS }),
  );
  return (
    <>
      <Summary trace={trace} />
      {trace.events.length === 0 ? (
        <Notice>
          Its events are not in the event store. They are still in its outbox, or it came before the store.
        </Notice>
      ) : null}
      {trace.events.map((event) => (
        <EventSteps key={event.eventId} event={event} />
      ))}
      {trace.isCut ? (
        <p className="text-sm text-muted">Only its first {trace.events.length} events are shown.</p>
      ) : null}
      <p className="max-w-[72ch] text-xs text-muted">
        Each process reads its own clock, so that a few milliseconds between two machines mean nothing. A click is short
        of, and a screen is late by, its way over the network.
      </p>
    </>
  );
}

function Summary({ trace }: { trace: ComplaintTrace }) {
  const { complaintId, title, status, toScreenMs } = trace;
  return (
    <Panel className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
      <Link href={`/tickets/${complaintId}`} className="tabular text-sm text-accent underline">
        {complaintId}
      </Link>
      <h2 className="min-w-0 text-sm wrap-anywhere">
        <Title>{title}</Title>
      </h2>
      <StatusChip status={status} />
      <p className="text-sm text-muted sm:ml-auto">
        {toScreenMs === null ? (
          "No screen has shown its agent yet"
        ) : (
          <>
            From filing to an agent on a screen:{" "}
            <span className="tabular font-medium text-text">{shortTime(toScreenMs)}</span>
          </>
        )}
      </p>
    </Panel>
  );
}
