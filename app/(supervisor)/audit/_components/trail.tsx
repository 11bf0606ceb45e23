"use client";

import { useSuspenseInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { cx } from "class-variance-authority";
import { ScrollText } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useTransition } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Button } from "#app/_ui/button.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { ShowMore } from "#app/_ui/show-more.tsx";
import { ExportButtons } from "./export-buttons.tsx";
import {
  asAuditFilter,
  NO_FILTER,
  parseTrailFilter,
  type TrailFilter,
  trailFilterProblems,
  trailFilterQuery,
} from "./trail-filter.ts";
import { TrailFilters } from "./trail-filters.tsx";
import { TrailRow } from "./trail-row.tsx";

/** The trail, newest first: filters above, rows below, more of them as the reader nears the end. */
export function Trail() {
  const t = useTranslations("audit.trail");
  const trpc = useTRPC();
  const { filter, problems, change, isPending } = useTrailFilter();
  const { data: hours } = useSuspenseQuery(trpc.hours.get.queryOptions());
  const asked = asAuditFilter(filter, hours.timeZone);
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(
    trpc.audit.list.infiniteQueryOptions(asked, { getNextPageParam: (page) => page.nextCursor }),
  );
  // Rows of something else than was asked for would be taken for what was asked for.
  const rows = problems.length > 0 ? [] : data.pages.flatMap((page) => page.items);
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return (
    <>
      <TrailFilters filter={filter} timeZone={hours.timeZone} onChange={change} />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="tabular text-sm text-muted" aria-live="polite">
          {t(hasNextPage && problems.length === 0 ? "newest" : "all", { count: rows.length })}
        </p>
        <ExportButtons filter={asked} />
      </div>
      <Panel data-purpose aria-label={t("label")} aria-busy={isPending} className={cx(isPending && "opacity-60")}>
        {rows.length === 0 ? (
          <EmptyState
            icon={ScrollText}
            title={problems.join(" ") || t("none")}
            action={<Button onClick={() => change(NO_FILTER)}>{t("clear")}</Button>}
          >
            {t("leaves")}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-border">
            {rows.map((row) => (
              <TrailRow key={row.seq} row={row} onChoose={change} />
            ))}
          </ul>
        )}
      </Panel>
      {hasNextPage && problems.length === 0 ? <ShowMore isPending={isFetchingNextPage} onReach={loadMore} /> : null}
    </>
  );
}

/** The filter as the address holds it. A change replaces the address: Back leaves the page, not the last keystroke. */
function useTrailFilter() {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const sayFilter = useTranslations("ui.filter");
  const say = useTranslations("audit.filter");
  const filter = parseTrailFilter(params);
  const [isPending, startTransition] = useTransition();
  const change = (part: Partial<TrailFilter>) => {
    startTransition(() => {
      router.replace(`${pathname}${trailFilterQuery({ ...filter, ...part })}`, { scroll: false });
    });
  };
  return { filter, problems: trailFilterProblems(params, say, sayFilter), change, isPending };
}
