import type { Metadata } from "next";
import { Suspense } from "react";
import { requireMe } from "#app/_shell/require-me.ts";
import { getQueryClient, HydrateClient, trpc } from "#app/_trpc/server.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { Trail } from "./_components/trail.tsx";
import { asAuditFilter, parseTrailFilter } from "./_components/trail-filter.ts";

export const metadata: Metadata = { title: "Audit" };

type Search = Promise<Record<string, string | string[] | undefined>>;

/** Who did what, when and from where. To be read and taken away; nothing here can be changed. */
export default async function AuditPage({ searchParams }: { searchParams: Search }) {
  await requireMe({ roles: ["admin"] });
  const filter = parseTrailFilter(asParams(await searchParams));
  void getQueryClient().prefetchInfiniteQuery(
    trpc.audit.list.infiniteQueryOptions(asAuditFilter(filter), { getNextPageParam: (page) => page.nextCursor }),
  );
  return (
    <HydrateClient>
      <div className="mx-auto flex max-w-7xl flex-col gap-4 p-4">
        <h1 className="text-lg">Audit</h1>
        <Suspense fallback={<SkeletonRows rows={12} rowClass="h-10" label="Loading the trail" />}>
          <Trail />
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
