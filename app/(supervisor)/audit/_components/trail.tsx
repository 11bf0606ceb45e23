"use client";

import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { cx } from "class-variance-authority";
import { ScrollText } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback, useTransition } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Button } from "#app/_ui/button.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { ShowMore } from "#app/_ui/show-more.tsx";
import { ExportButtons } from "./export-buttons.tsx";
import { asAuditFilter, NO_FILTER, parseTrailFilter, type TrailFilter, trailFilterQuery } from "./trail-filter.ts";
import { TrailFilters } from "./trail-filters.tsx";
import { TrailRow } from "./trail-row.tsx";

/** The trail, newest first: filters above, rows below, more of them as the reader nears the end. */
export function Trail() {
  const trpc = useTRPC();
  const { filter, change, isPending } = useTrailFilter();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(
    trpc.audit.list.infiniteQueryOptions(asAuditFilter(filter), { getNextPageParam: (page) => page.nextCursor }),
  );
  const rows = data.pages.flatMap((page) => page.items);
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return (
    <>
      <TrailFilters filter={filter} onChange={change} />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="tabular text-sm text-muted" aria-live="polite">
          {count(rows.length, hasNextPage)}
        </p>
        <ExportButtons filter={asAuditFilter(filter)} />
      </div>
      <Panel aria-label="Trail" aria-busy={isPending} className={cx(isPending && "opacity-60")}>
        {rows.length === 0 ? (
          <EmptyState
            icon={ScrollText}
            title="No row matches"
            action={<Button onClick={() => change(NO_FILTER)}>Clear the filters</Button>}
          >
            Sign-ins and whatever is changed about people, tokens and settings leave a row here.
          </EmptyState>
        ) : (
          <ul className="divide-y divide-border">
            {rows.map((row) => (
              <TrailRow key={row.seq} row={row} onChoose={change} />
            ))}
          </ul>
        )}
      </Panel>
      {hasNextPage ? <ShowMore isPending={isFetchingNextPage} onReach={loadMore} /> : null}
    </>
  );
}

function count(shown: number, hasMore: boolean): string {
  if (hasMore) return `The newest ${shown}, more below`;
  return shown === 1 ? "1 row" : `${shown} rows, newest first`;
}

/** The filter as the address holds it. A change replaces the address: Back leaves the page, not the last keystroke. */
function useTrailFilter() {
  const router = useRouter();
  const pathname = usePathname();
  const filter = parseTrailFilter(useSearchParams());
  const [isPending, startTransition] = useTransition();
  const change = (part: Partial<TrailFilter>) => {
    startTransition(() => {
      router.replace(`${pathname}${trailFilterQuery({ ...filter, ...part })}`, { scroll: false });
    });
  };
  return { filter, change, isPending };
}
