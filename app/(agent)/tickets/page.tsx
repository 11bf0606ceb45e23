import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { requireMe } from "#app/_shell/require-me.ts";
import { asParams, type Search } from "#app/_shell/search-params.ts";
import { EVERY_TAG } from "#app/_staff/tags/every-tag.ts";
import { getQueryClient, HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { ButtonLink } from "#app/_ui/button.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { asComplaintFilter, parseTicketFilter } from "#app/(agent)/_view/ticket-filter.ts";
import { TicketSearch } from "./_components/ticket-search.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.tickets"))("title") };
}

/** Every ticket, searched and filtered; the address holds the filter. */
export default async function TicketsPage({ searchParams }: { searchParams: Search }) {
  const me = await requireMe({ roles: ["agent", "admin"] });
  const t = await getTranslations("desk.tickets");
  const filter = parseTicketFilter(asParams(await searchParams));
  void getQueryClient().prefetchInfiniteQuery(
    trpc.complaints.list.infiniteQueryOptions(asComplaintFilter(filter), {
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  prefetch(trpc.categories.list.queryOptions());
  prefetch(trpc.agents.list.queryOptions());
  prefetch(trpc.tags.list.queryOptions(EVERY_TAG));
  return (
    <HydrateClient>
      <div className="mx-auto flex max-w-7xl flex-col gap-4 p-4 short:gap-2 short:p-2">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h1 className="text-lg">{t("title")}</h1>
          <ButtonLink href="/tickets/new" icon={<Plus className="size-4" aria-hidden />}>
            {t("newTicket")}
          </ButtonLink>
        </div>
        <Suspense fallback={<SkeletonRows rows={12} rowClass="h-10" label={t("loading")} />}>
          <TicketSearch role={me.role} />
        </Suspense>
      </div>
    </HydrateClient>
  );
}
