"use client";

import { useMutation } from "@tanstack/react-query";
import { useRefresh } from "#app/_staff/use-refresh.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";

interface Excuse {
  readonly reason: string | null;
  readonly until: string | null;
}

/** Goes on or off duty; the state itself comes with the desk. */
export function useDuty() {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const change = useMutation(
    // What is chosen while the switch is still being answered waits for it.
    trpc.agents.setMyAvailability.mutationOptions({ scope: { id: "duty" }, onSettled: () => refresh() }),
  );
  const asked = change.isPending ? change.variables : null;
  return {
    set: (onDuty: boolean, handOver = false): void => {
      change.mutate(onDuty ? { availability: "available" } : { availability: "offline", handOver });
    },
    /** What colleagues are told while off duty. */
    excuse: (excuse: Excuse): void =>
      change.mutate({ availability: "offline", reason: excuse.reason ?? undefined, until: excuse.until ?? undefined }),
    /** What is on its way to be said; null when nothing is. The next choice is made upon it. */
    excusing:
      asked?.availability === "offline" && asked.handOver === undefined
        ? { reason: asked.reason ?? null, until: asked.until ?? null }
        : null,
    isPending: change.isPending,
    problem: change.error ? failureOf(change.error).message : null,
  };
}
