"use client";

import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { cx } from "class-variance-authority";
import { FileText, SearchX } from "lucide-react";
import { useCallback, useDeferredValue } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { ButtonLink } from "#app/_ui/button.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { ShowMore } from "#app/_ui/show-more.tsx";
import { useArrivals } from "#app/_ui/use-arrivals.ts";
import { ComplaintRow } from "./complaint-row.tsx";
import { listInput, type StatusFilter } from "./status-filter.ts";

/** The complaints a filter lets through, newest first, more of them as the end comes into view. */
export function ComplaintList({ status, q }: { status: StatusFilter; q: string }) {
  const trpc = useTRPC();
  // What is shown stays until the next list is there.
  const asked = `${status}?${q}`;
  const shown = useDeferredValue(asked);
  const [shownStatus, shownWords] = useDeferredValue([status, q] as const, [status, q] as const);
  const list = useSuspenseInfiniteQuery(
    trpc.complaints.list.infiniteQueryOptions(listInput(shownStatus, shownWords), {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  );
  const complaints = list.data.pages.flatMap((page) => page.items);
  const arrivals = useArrivals(complaints.map(({ _id }) => _id));
  const { fetchNextPage } = list;
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);

  if (complaints.length === 0) return <NoComplaints isFiltered={status !== "all" || q !== ""} />;
  return (
    <>
      <Panel aria-label="Complaints" className={cx("transition-opacity", shown !== asked && "opacity-60")}>
        <ul>
          {complaints.map((complaint) => (
            <ComplaintRow key={complaint._id} complaint={complaint} isNew={arrivals.has(complaint._id)} />
          ))}
        </ul>
      </Panel>
      {list.hasNextPage ? <ShowMore isPending={list.isFetchingNextPage} onReach={loadMore} variant="ghost" /> : null}
    </>
  );
}

function NoComplaints({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) {
    return (
      <Panel>
        <EmptyState
          icon={SearchX}
          title="No complaint matches"
          action={<ButtonLink href="/complaints">Show all of them</ButtonLink>}
        >
          Try fewer words, or another status.
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel>
      <EmptyState
        icon={FileText}
        title="You have not told us about anything yet"
        action={
          <ButtonLink href="/complaints/new" variant="primary" size="lg">
            File a complaint
          </ButtonLink>
        }
      >
        When something goes wrong, file it here. You will see who works on it, and when it is solved.
      </EmptyState>
    </Panel>
  );
}
