"use client";

import { useMutation } from "@tanstack/react-query";
import { useRefresh } from "#app/_staff/use-refresh.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";

/** Goes on or off duty; the state itself comes with the desk. */
export function useDuty() {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const change = useMutation(trpc.agents.setMyAvailability.mutationOptions({ onSettled: () => refresh() }));
  return {
    set: (onDuty: boolean, handOver = false): void => {
      if (!change.isPending)
        change.mutate(onDuty ? { availability: "available" } : { availability: "offline", handOver });
    },
    /** What colleagues are told while off duty. */
    excuse: (excuse: { reason?: string | undefined; until?: string | undefined }): void => {
      if (!change.isPending) change.mutate({ availability: "offline", ...excuse });
    },
    isPending: change.isPending,
    problem: change.error ? failureOf(change.error).message : null,
  };
}
