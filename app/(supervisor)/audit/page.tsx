import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Messages } from "#app/_language/messages.tsx";
import { requireMe } from "#app/_shell/require-me.ts";
import { asParams, type Search } from "#app/_shell/search-params.ts";
import { getQueryClient, HydrateClient, trpc } from "#app/_trpc/server.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { Trail } from "./_components/trail.tsx";
import { asAuditFilter, parseTrailFilter } from "./_components/trail-filter.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

/** Who did what, when and from where. To be read and taken away; nothing here can be changed. */
export default async function AuditPage({ searchParams }: { searchParams: Search }) {
  const t = await getTranslations("audit");
  await requireMe({ roles: ["admin"] });
  const filter = parseTrailFilter(asParams(await searchParams));
  const { timeZone } = await getQueryClient().fetchQuery(trpc.hours.get.queryOptions());
  void getQueryClient().prefetchInfiniteQuery(
    trpc.audit.list.infiniteQueryOptions(asAuditFilter(filter, timeZone), {
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  return (
    <Messages of={["audit"]}>
      <HydrateClient>
        <div className="mx-auto flex max-w-7xl flex-col gap-4 p-4 short:gap-2 short:p-2">
          <h1 className="text-lg">{t("title")}</h1>
          <Suspense fallback={<SkeletonRows rows={12} rowClass="h-10" label={t("loading")} />}>
            <Trail />
          </Suspense>
        </div>
      </HydrateClient>
    </Messages>
  );
}
