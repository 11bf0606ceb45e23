import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { requireMe } from "#app/_shell/require-me.ts";
import { getQueryClient, HydrateClient, trpc } from "#app/_trpc/server.tsx";
import { ButtonLink } from "#app/_ui/button.tsx";
import { ComplaintBrowser } from "./_components/complaint-browser.tsx";
import { listInput, readStatusFilter } from "./_components/status-filter.ts";

export const metadata: Metadata = { title: "My complaints" };

export default async function ComplaintsPage({ searchParams }: PageProps<"/complaints">) {
  const { status, q } = await searchParams;
  const me = await requireMe();
  if (me.role !== "user") redirect("/tickets");
  const input = listInput(readStatusFilter(status), typeof q === "string" ? q : "");
  void getQueryClient().prefetchInfiniteQuery(
    trpc.complaints.list.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor ?? undefined }),
  );
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-4 px-4 py-6 text-base">
      <div className="flex items-center justify-between gap-4">
        <h1 className="text-lg">My complaints</h1>
        <ButtonLink href="/complaints/new" variant="primary" size="lg" icon={<Plus className="size-4" aria-hidden />}>
          New complaint
        </ButtonLink>
      </div>
      <HydrateClient>
        <ComplaintBrowser />
      </HydrateClient>
    </div>
  );
}
