"use client";

import { usePrefetchInfiniteQuery, useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { listInputs, type StatusFilter } from "./status-filter.ts";

/** The complaints a filter lets through: those that wait for their customer first, then the others, each newest first. */
export function useComplaints(status: StatusFilter, q: string) {
  const trpc = useTRPC();
  const optionsOf = (input: ReturnType<typeof listInputs>[number]) =>
    trpc.complaints.list.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor ?? undefined });
  const [first, second] = listInputs(status, q);
  // Both are asked for at once, though the first is waited for first.
  usePrefetchInfiniteQuery(optionsOf(second ?? first));
  const head = useSuspenseInfiniteQuery(optionsOf(first));
  const rest = useSuspenseInfiniteQuery(optionsOf(second ?? first));
  const next = second && !head.hasNextPage ? rest : head;
  const shown = second && !head.hasNextPage ? [head, rest] : [head];
  const { fetchNextPage } = next;
  return {
    complaints: shown.flatMap(({ data }) => data.pages.flatMap((page) => page.items)),
    hasMore: next.hasNextPage,
    isLoadingMore: next.isFetchingNextPage,
    loadMore: useCallback(() => void fetchNextPage(), [fetchNextPage]),
  };
}
