"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";

/**
 * Fetches again what a change of a ticket or an agent shows in, at once: one's own doing must not wait for the socket,
 * which may be reconnecting.
 */
export function useRefresh(): () => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(async () => {
    const shown = [trpc.desk, trpc.board, trpc.complaints, trpc.agents].map((router) => router.pathFilter());
    await Promise.all(shown.map((filter) => queryClient.invalidateQueries(filter)));
  }, [trpc, queryClient]);
}
