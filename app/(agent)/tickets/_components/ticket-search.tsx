"use client";

import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { cx } from "class-variance-authority";
import { SearchX } from "lucide-react";
import { useCallback } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Button } from "#app/_ui/button.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { asComplaintFilter, NO_FILTER } from "#app/(agent)/_view/ticket-filter.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { TicketFilters } from "./ticket-filters.tsx";
import { TicketTable } from "./ticket-table.tsx";
import { useTicketFilter } from "./use-ticket-filter.ts";

/** All tickets: filters above, the list below, more of it as the reader nears its end. */
export function TicketSearch({ role }: { role: Role }) {
  const trpc = useTRPC();
  const { filter, change, isPending } = useTicketFilter();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(
    trpc.complaints.list.infiniteQueryOptions(asComplaintFilter(filter), {
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  const tickets = data.pages.flatMap((page) => page.items);
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return (
    <>
      <TicketFilters role={role} filter={filter} onChange={change} />
      <p className="tabular text-sm text-muted" aria-live="polite">
        {count(tickets.length, hasNextPage)}
      </p>
      <Panel
        aria-label="Tickets"
        aria-busy={isPending}
        className={cx("overflow-hidden transition-opacity duration-150", isPending && "opacity-60")}
      >
        {tickets.length === 0 ? (
          <EmptyState
            icon={SearchX}
            title="No ticket matches"
            action={<Button onClick={() => change(NO_FILTER)}>Clear the filters</Button>}
          >
            Fewer filters or other words may find it.
          </EmptyState>
        ) : (
          <TicketTable tickets={tickets} base={role === "agent" ? "/desk" : "/tickets"} />
        )}
      </Panel>
      {hasNextPage ? <More isPending={isFetchingNextPage} onReach={loadMore} /> : null}
    </>
  );
}

function count(shown: number, hasMore: boolean): string {
  if (hasMore) return `The newest ${shown}, more below`;
  return shown === 1 ? "1 ticket" : `${shown} tickets, newest first`;
}

/** Loads when it comes near the window, and when pressed. */
function More({ isPending, onReach }: { isPending: boolean; onReach: () => void }) {
  const watch = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return undefined;
      const observer = new IntersectionObserver(([entry]) => (entry?.isIntersecting ? onReach() : undefined), {
        rootMargin: "400px",
      });
      observer.observe(element);
      return () => observer.disconnect();
    },
    [onReach],
  );
  return (
    <div ref={watch} className="flex justify-center pb-4">
      <Button pending={isPending} onClick={onReach}>
        Show more
      </Button>
    </div>
  );
}
