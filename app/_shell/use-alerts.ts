"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "#app/_trpc/client.tsx";
import { useOnceHydrated } from "#app/_ui/use-hydrated.ts";
import type { AlertView } from "#server/desk/alerts/wire.ts";

const NOTHING: readonly AlertView[] = [];

/** What a lead is told of the desk, and how they say that they have read of it. */
export function useAlerts() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const data = useOnceHydrated(useQuery(trpc.alerts.list.queryOptions()).data);
  const items = data?.items ?? NOTHING;
  const markRead = useMutation(
    trpc.alerts.markRead.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(trpc.alerts.list.queryFilter()),
    }),
  );
  return {
    items,
    /** Those that last and that they have not read. */
    fresh: items.filter(({ resolvedAt, read }) => !resolvedAt && !read),
    /** How many of these there are, shown or not. */
    unread: data?.unread ?? 0,
    isReading: markRead.isPending,
    read: (ids: string[]) => markRead.mutate({ ids }),
  };
}
