import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requireMe } from "#app/_shell/require-me.ts";
import { getQueryClient, HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { NextUp } from "./_components/next-up.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("title") };
}

/** The desk, with the ticket whose turn it is. A link that names a ticket leads to that ticket. */
export default async function DeskPage({ searchParams }: { searchParams: Promise<{ ticket?: string }> }) {
  const me = await requireMe({ roles: ["agent"] });
  const { ticket } = await searchParams;
  if (ticket) redirect(`/desk/${encodeURIComponent(ticket)}`);
  const desk = await getQueryClient().fetchQuery(trpc.desk.overview.queryOptions());
  const first = desk.mine.find(({ status }) => status === "In Progress");
  if (first) {
    prefetch(trpc.complaints.byId.queryOptions({ id: first._id }));
    prefetch(trpc.desk.customer.queryOptions({ userId: first.userId }));
  }
  return (
    <HydrateClient>
      {/* In the same part as the list beside it, which shows the same: taken over apart, one could be newer than the other. */}
      <NextUp userId={me._id} />
    </HydrateClient>
  );
}
