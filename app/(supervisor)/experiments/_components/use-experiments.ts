"use client";

import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { isOver } from "#server/operate/experiments/plain.ts";
import type { ExperimentName } from "#server/operate/experiments/wire.ts";

const WHILE_RUNNING_MS = 1_000;
const AT_REST_MS = 5_000;
/** The ticket is good for ten minutes. */
const NEW_TICKET_MS = 240_000;

/** What can be done and how the run stands, up to date also while the database is away; and how to start and stop. */
export function useExperiments() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [said, setSaid] = useState<string | null>(null);
  const { data: opened } = useSuspenseQuery(
    trpc.experiments.desk.queryOptions(undefined, { refetchInterval: NEW_TICKET_MS }),
  );
  const { ticket } = opened;
  const watched = useQuery(
    trpc.experiments.watch.queryOptions(
      { ticket },
      {
        staleTime: 0,
        // Seldom asked for once nothing happens, and not at all in a hidden tab.
        refetchInterval: ({ state }) =>
          state.data?.record && !isOver(state.data.record) ? WHILE_RUNNING_MS : AT_REST_MS,
        placeholderData: (before) => before,
      },
    ),
  );
  const tell = {
    onSuccess: ({ ok, sentence }: { ok: boolean; sentence: string }) => setSaid(ok ? null : sentence),
    onError: (error: unknown) => setSaid(failureOf(error).message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.experiments.watch.queryKey() }),
  };
  const start = useMutation(trpc.experiments.start.mutationOptions(tell));
  const stop = useMutation(trpc.experiments.stop.mutationOptions(tell));
  return {
    desk: watched.data ?? opened,
    said,
    start: (name: ExperimentName) => start.mutate({ name }),
    starting: start.isPending ? start.variables.name : null,
    stop: () => stop.mutate(),
    isStopping: stop.isPending,
  };
}
