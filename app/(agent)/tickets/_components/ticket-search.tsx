"use client";

import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { cx } from "class-variance-authority";
import { SearchX } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback, useTransition } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Button } from "#app/_ui/button.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { ShowMore } from "#app/_ui/show-more.tsx";
import {
  asComplaintFilter,
  NO_FILTER,
  parseTicketFilter,
  type TicketFilter,
  ticketFilterQuery,
} from "#app/(agent)/_view/ticket-filter.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { TicketFilters } from "./ticket-filters.tsx";
import { TicketTable } from "./ticket-table.tsx";

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
      {hasNextPage ? <ShowMore isPending={isFetchingNextPage} onReach={loadMore} /> : null}
    </>
  );
}

function count(shown: number, hasMore: boolean): string {
  if (hasMore) return `The newest ${shown}, more below`;
  return shown === 1 ? "1 ticket" : `${shown} tickets, newest first`;
}

/** The filter as the address holds it. A change replaces the address: Back leaves the list, not the last keystroke. */
function useTicketFilter() {
  const router = useRouter();
  const pathname = usePathname();
  const filter = parseTicketFilter(useSearchParams());
  const [isPending, startTransition] = useTransition();
  const change = (part: Partial<TicketFilter>) => {
    startTransition(() => {
      router.replace(`${pathname}${ticketFilterQuery({ ...filter, ...part })}`, { scroll: false });
    });
  };
  return { filter, change, isPending };
}
