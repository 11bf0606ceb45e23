"use client";

import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { cx } from "class-variance-authority";
import { SearchX } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useTransition } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Button } from "#app/_ui/button.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { useAdvice } from "#app/_ui/search-words.ts";
import { ShowMore } from "#app/_ui/show-more.tsx";
import {
  asComplaintFilter,
  NO_FILTER,
  parseTicketFilter,
  type TicketFilter,
  ticketFilterProblems,
  ticketFilterQuery,
} from "#app/(agent)/_view/ticket-filter.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { TicketFilters } from "./ticket-filters.tsx";
import { TicketTable } from "./ticket-table.tsx";

/** All tickets: filters above, the list below, more of it as the reader nears its end. */
export function TicketSearch({ role }: { role: Role }) {
  const t = useTranslations("desk.tickets");
  const trpc = useTRPC();
  const { filter, problems, change, isPending } = useTicketFilter();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(
    trpc.complaints.list.infiniteQueryOptions(asComplaintFilter(filter), {
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  // A list of something else than was asked for would be taken for what was asked for.
  const advice = useAdvice(filter.q);
  const isMeant = problems.length === 0 && !advice;
  const tickets = isMeant ? data.pages.flatMap((page) => page.items) : [];
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return (
    <>
      <TicketFilters role={role} filter={filter} onChange={change} />
      <p className="tabular text-sm text-muted" aria-live="polite">
        {t(hasNextPage && isMeant ? "countSoFar" : "count", { count: tickets.length })}
      </p>
      <Panel
        data-purpose
        aria-label={t("list")}
        aria-busy={isPending}
        className={cx("overflow-hidden transition-opacity duration-150", isPending && "opacity-60")}
      >
        {tickets.length === 0 ? (
          <EmptyState
            icon={SearchX}
            title={problems.join(" ") || t(advice ? "notSearched" : "noMatch")}
            action={<Button onClick={() => change(NO_FILTER)}>{t("clearFilters")}</Button>}
          >
            {advice ?? t("noMatchHint")}
          </EmptyState>
        ) : (
          <TicketTable tickets={tickets} base={role === "agent" ? "/desk" : "/tickets"} />
        )}
      </Panel>
      {hasNextPage && isMeant ? <ShowMore isPending={isFetchingNextPage} onReach={loadMore} /> : null}
    </>
  );
}

/** The filter as the address holds it. A change replaces the address: Back leaves the list, not the last keystroke. */
function useTicketFilter() {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const sayFilter = useTranslations("ui.filter");
  const filter = parseTicketFilter(params);
  const [isPending, startTransition] = useTransition();
  const change = (part: Partial<TicketFilter>) => {
    startTransition(() => {
      router.replace(`${pathname}${ticketFilterQuery({ ...filter, ...part })}`, { scroll: false });
    });
  };
  return { filter, problems: ticketFilterProblems(params, sayFilter), change, isPending };
}
