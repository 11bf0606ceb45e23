import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Messages } from "#app/_language/messages.tsx";
import { requireMe } from "#app/_shell/require-me.ts";
import { HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { Skeleton, SkeletonRows } from "#app/_ui/skeleton.tsx";
import { Board } from "./_components/board.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("board"))("title") };
}

/** The supervisor's live board. A link that names a ticket leads to the ticket. */
export default async function BoardPage({ searchParams }: { searchParams: Promise<{ ticket?: string }> }) {
  const t = await getTranslations("board");
  await requireMe({ roles: ["admin"] });
  const { ticket } = await searchParams;
  if (ticket) redirect(`/tickets/${encodeURIComponent(ticket)}`);
  prefetch(trpc.board.live.queryOptions());
  return (
    <Messages of={["board"]}>
      <HydrateClient>
        <div className="flex min-h-[inherit] flex-col">
          <h1 className="sr-only">{t("title")}</h1>
          <Suspense fallback={<BoardSkeleton />}>
            <Board />
          </Suspense>
        </div>
      </HydrateClient>
    </Messages>
  );
}

const FIGURES = ["waiting", "longest", "free", "median"] as const;

/** The board's own shape while its first reading is on its way. */
function BoardSkeleton() {
  const t = useTranslations("board.loading");
  return (
    <>
      <div className="grid grid-cols-2 border-b border-border bg-surface lg:grid-cols-4">
        {FIGURES.map((figure) => (
          <div key={figure} className="flex h-[6.25rem] flex-col justify-between px-4 py-3">
            <Skeleton className="h-4 w-24" />
            <Skeleton className="h-8 w-16" />
            <Skeleton className="h-4 w-20" />
          </div>
        ))}
      </div>
      <div className="grid gap-6 p-3 lg:grid-cols-[minmax(0,3fr)_minmax(22rem,2fr)]">
        <SkeletonRows rows={10} rowClass="h-8" label={t("line")} />
        <SkeletonRows rows={6} rowClass="h-8" label={t("agents")} />
      </div>
    </>
  );
}
