"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Say } from "#app/_language/say.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { isGone, sayWhenGone } from "#app/_trpc/say-when-gone.ts";
import { Button } from "#app/_ui/button.tsx";
import { Chip, type ChipTone } from "#app/_ui/chip.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Time } from "#app/_ui/time.tsx";
import { Name } from "#app/_ui/words.tsx";
import { PUBLISHED_TYPES } from "#server/core/events/event-data.ts";
import type { ReplayState, ReplayView } from "#server/operate/replay/wire.ts";
import { ProgressBar } from "../../_components/progress-bar.tsx";

const TONES: Record<ReplayState, ChipTone> = {
  running: "accent",
  paused: "waiting",
  cancelled: "muted",
  finished: "positive",
};

/** One replay: what it sends, how far it is, and how to stop it. */
export function ReplayItem({ replay }: { replay: ReplayView }) {
  const t = useTranslations("pipeline.replay.item");
  const sayEvent = useTranslations("pipeline.event");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const settled = {
    onSuccess: () => queryClient.invalidateQueries(trpc.replay.list.pathFilter()),
    onError: sayWhenGone,
  };
  const pause = useMutation(trpc.replay.pause.mutationOptions(settled));
  const resume = useMutation(trpc.replay.resume.mutationOptions(settled));
  const cancel = useMutation(trpc.replay.cancel.mutationOptions(settled));
  const { id, state, sent, skipped, total, perSecond, target, createdAt, createdBy, problem } = replay;
  const failed = [pause, resume, cancel].find(({ error }) => error)?.error;
  return (
    <li className="flex flex-col gap-2 px-4 py-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Chip tone={TONES[state]}>{t(`state.${state}`)}</Chip>
        <span className="min-w-0 flex-1">{whatOf(replay, t, sayEvent)}</span>
        <span className="text-xs text-muted">
          <Name>{createdBy}</Name>, <Time at={createdAt} />
        </span>
      </div>
      <output className="tabular text-muted">{t("sent", { sent, total, target, perSecond, skipped })}</output>
      <ProgressBar label={t("bar", { count: total })} done={sent} failed={skipped} total={total} />
      {problem ? <Notice tone="waiting">{problem}</Notice> : null}
      {failed && !isGone(failed) ? <Notice tone="danger">{failureOf(failed).message}</Notice> : null}
      {state === "running" || state === "paused" ? (
        <div className="flex gap-2">
          {state === "running" ? (
            <Button size="sm" pending={pause.isPending} onClick={() => pause.mutate({ id })}>
              {t("pause")}
            </Button>
          ) : (
            <Button size="sm" pending={resume.isPending} onClick={() => resume.mutate({ id })}>
              {t("resume")}
            </Button>
          )}
          <Button size="sm" variant="ghost" pending={cancel.isPending} onClick={() => cancel.mutate({ id })}>
            {t("cancel")}
          </Button>
        </div>
      ) : null}
    </li>
  );
}

function whatOf(
  { types, complaintId }: ReplayView,
  say: Say<"pipeline.replay.item">,
  sayEvent: Say<"pipeline.event">,
): string {
  const isAll = types.length === 0 || types.length === PUBLISHED_TYPES.length;
  const kinds = isAll ? say("all") : types.map((type) => sayEvent(type)).join(", ");
  return complaintId ? say("of", { kinds, complaint: complaintId }) : kinds;
}
