"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { afterWrite } from "#app/_trpc/after-write.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Chip, type ChipTone } from "#app/_ui/chip.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Time } from "#app/_ui/time.tsx";
import { Name } from "#app/_ui/words.tsx";
import { EVENTS, PUBLISHED_TYPES } from "#server/core/events/event-data.ts";
import type { ReplayState, ReplayView } from "#server/operate/replay/wire.ts";
import { ProgressBar } from "../../_components/progress-bar.tsx";

const STATES: Record<ReplayState, { readonly label: string; readonly tone: ChipTone }> = {
  running: { label: "Running", tone: "accent" },
  paused: { label: "Paused", tone: "waiting" },
  cancelled: { label: "Cancelled", tone: "muted" },
  finished: { label: "Finished", tone: "positive" },
};

/** One replay: what it sends, how far it is, and how to stop it. */
export function ReplayItem({ replay }: { replay: ReplayView }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const settled = afterWrite(() => queryClient.invalidateQueries(trpc.replay.list.pathFilter()));
  const pause = useMutation(trpc.replay.pause.mutationOptions(settled));
  const resume = useMutation(trpc.replay.resume.mutationOptions(settled));
  const cancel = useMutation(trpc.replay.cancel.mutationOptions(settled));
  const { id, state, sent, skipped, total, perSecond, target, createdAt, createdBy, problem } = replay;
  const failed = [pause, resume, cancel].find(({ error }) => error)?.error;
  return (
    <li className="flex flex-col gap-2 px-4 py-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Chip tone={STATES[state].tone}>{STATES[state].label}</Chip>
        <span className="min-w-0 flex-1">{whatOf(replay)}</span>
        <span className="text-xs text-muted">
          <Name>{createdBy}</Name>, <Time at={createdAt} />
        </span>
      </div>
      <output className="tabular text-muted">
        {sent} of {total} sent {target === "topic" ? "to everybody" : "to this desk"}, {perSecond} a second
        {skipped > 0 ? `, ${skipped} too large to send` : null}
      </output>
      <ProgressBar label={`Replay of ${total} events`} done={sent} failed={skipped} total={total} />
      {problem ? <Notice tone="waiting">{problem}</Notice> : null}
      {failed ? <Notice tone="danger">{failureOf(failed).message}</Notice> : null}
      {state === "running" || state === "paused" ? (
        <div className="flex gap-2">
          {state === "running" ? (
            <Button size="sm" pending={pause.isPending} onClick={() => pause.mutate({ id })}>
              Pause
            </Button>
          ) : (
            <Button size="sm" pending={resume.isPending} onClick={() => resume.mutate({ id })}>
              Go on
            </Button>
          )}
          <Button size="sm" variant="ghost" pending={cancel.isPending} onClick={() => cancel.mutate({ id })}>
            Cancel
          </Button>
        </div>
      ) : null}
    </li>
  );
}

function whatOf({ types, complaintId }: ReplayView): string {
  const isAll = types.length === 0 || types.length === PUBLISHED_TYPES.length;
  const kinds = isAll ? "All events" : types.map((type) => EVENTS[type].words).join(", ");
  return complaintId ? `${kinds} of ${complaintId}` : kinds;
}
