import type { Metadata } from "next";
import { Suspense } from "react";
import { requireMe } from "#app/_shell/require-me.ts";
import { getQueryClient, HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { asComplaintFilter, parseTicketFilter } from "#app/(agent)/_view/ticket-filter.ts";
import { TicketSearch } from "./_components/ticket-search.tsx";

export const metadata: Metadata = { title: "All tickets" };

type Search = Promise<Record<string, string | string[] | undefined>>;

/** Every ticket, searched and filtered; the address holds the filter. */
export default async function TicketsPage({ searchParams }: { searchParams: Search }) {
  const me = await requireMe({ roles: ["agent", "admin"] });
  const filter = parseTicketFilter(asParams(await searchParams));
  void getQueryClient().prefetchInfiniteQuery(
    trpc.complaints.list.infiniteQueryOptions(asComplaintFilter(filter), {
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  prefetch(trpc.categories.list.queryOptions());
  prefetch(trpc.agents.list.queryOptions());
  return (
    <HydrateClient>
      <div className="mx-auto flex max-w-7xl flex-col gap-4 p-4">
        <h1 className="text-lg">All tickets</h1>
        <Suspense fallback={<SkeletonRows rows={12} rowClass="h-10" label="Loading the tickets" />}>
          <TicketSearch role={me.role} />
        </Suspense>
      </div>
    </HydrateClient>
  );
}

function asParams(search: Awaited<Search>): URLSearchParams {
  const pairs = Object.entries(search).flatMap(([name, value]) =>
    [value ?? []].flat().map((single): [string, string] => [name, single]),
  );
  return new URLSearchParams(pairs);
}
