"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { AtMost } from "#app/_ui/at-most.tsx";
import { Button } from "#app/_ui/button.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { LIVE_EVERY_MS } from "#app/(supervisor)/_components/live-pipeline-picture.tsx";
import { MOST_LISTED } from "#server/core/most-listed.ts";
import { ReplayItem } from "./replay-item.tsx";

/** Replays under way and those before, and events that could not be published at all. */
export function Replays() {
  const t = useTranslations("pipeline.replay.list");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(trpc.replay.list.queryOptions(undefined, { refetchInterval: LIVE_EVERY_MS }));
  const settled = { onSuccess: () => queryClient.invalidateQueries(trpc.replay.list.pathFilter()) };
  const release = useMutation(trpc.replay.releaseParked.mutationOptions(settled));
  return (
    <div className="flex flex-col gap-3">
      {data.parked > 0 ? (
        <Notice tone="waiting">
          <p>{t("parked", { count: data.parked })}</p>
          <Button size="sm" className="mt-2" pending={release.isPending} onClick={() => release.mutate()}>
            {t("release")}
          </Button>
          {release.error ? <p className="text-danger">{failureOf(release.error).message}</p> : null}
        </Notice>
      ) : null}
      <Panel aria-label={t("label")}>
        {data.replays.length === 0 ? (
          <EmptyState icon={History} title={t("none.title")}>
            {t("none.line")}
          </EmptyState>
        ) : (
          <>
            <ul className="divide-y divide-border">
              {data.replays.map((replay) => (
                <ReplayItem key={replay.id} replay={replay} />
              ))}
            </ul>
            <AtMost shown={data.replays.length} most={MOST_LISTED.replays} of="newest" />
          </>
        )}
      </Panel>
    </div>
  );
}
