"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { afterWrite } from "#app/_trpc/after-write.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { LIVE_EVERY_MS } from "#app/(supervisor)/_components/live-pipeline-picture.tsx";
import { ReplayItem } from "./replay-item.tsx";

/** Replays under way and those before, and events that could not be published at all. */
export function Replays() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(trpc.replay.list.queryOptions(undefined, { refetchInterval: LIVE_EVERY_MS }));
  const settled = afterWrite(() => queryClient.invalidateQueries(trpc.replay.list.pathFilter()));
  const release = useMutation(trpc.replay.releaseParked.mutationOptions(settled));
  return (
    <div className="flex flex-col gap-3">
      {data.parked > 0 ? (
        <Notice tone="waiting">
          <p>
            {data.parked === 1 ? "1 event was" : `${data.parked} events were`} refused by SNS for what they are, and set
            aside. After the cause is mended they can be tried again.
          </p>
          <Button size="sm" className="mt-2" pending={release.isPending} onClick={() => release.mutate()}>
            Try them again
          </Button>
          {release.error ? <p className="text-danger">{failureOf(release.error).message}</p> : null}
        </Notice>
      ) : null}
      <Panel aria-label="Replays">
        {data.replays.length === 0 ? (
          <EmptyState icon={History} title="Nothing was replayed yet">
            Choose some events; their number is shown before anything is sent.
          </EmptyState>
        ) : (
          <ul className="divide-y divide-border">
            {data.replays.map((replay) => (
              <ReplayItem key={replay.id} replay={replay} />
            ))}
          </ul>
        )}
      </Panel>
    </div>
  );
}
