import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requireMe } from "#app/_shell/require-me.ts";
import { asParams } from "#app/_shell/search-params.ts";
import { getQueryClient, HydrateClient, trpc } from "#app/_trpc/server.tsx";
import { ButtonLink } from "#app/_ui/button.tsx";
import { ComplaintBrowser } from "./_components/complaint-browser.tsx";
import { listInputs, readStatusFilter } from "./_components/status-filter.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customer.list"))("title") };
}

export default async function ComplaintsPage({ searchParams }: PageProps<"/complaints">) {
  const params = asParams(await searchParams);
  const me = await requireMe();
  if (me.role !== "user") redirect("/tickets");
  for (const input of listInputs(readStatusFilter(params.get("status")), params.get("q") ?? "")) {
    void getQueryClient().prefetchInfiniteQuery(
      trpc.complaints.list.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor ?? undefined }),
    );
  }
  const t = await getTranslations("customer.list");
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-4 px-4 py-6 short:gap-2 short:py-2 text-base">
      <div className="flex items-center justify-between gap-4">
        <h1 className="text-lg">{t("title")}</h1>
        <ButtonLink href="/complaints/new" variant="primary" size="lg" icon={<Plus className="size-4" aria-hidden />}>
          {t("new")}
        </ButtonLink>
      </div>
      <HydrateClient>
        <ComplaintBrowser />
      </HydrateClient>
    </div>
  );
}
