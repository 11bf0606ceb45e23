import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Suspense } from "react";
import { requireMe } from "#app/_shell/require-me.ts";
import { HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { Board } from "./_components/board.tsx";
import { BoardSkeleton } from "./_components/board-skeleton.tsx";

export const metadata: Metadata = { title: "Live board" };

/** The supervisor's live board. A link that names a ticket leads to the ticket. */
export default async function BoardPage({ searchParams }: { searchParams: Promise<{ ticket?: string }> }) {
  await requireMe({ next: "/board", roles: ["admin"] });
  const { ticket } = await searchParams;
  if (ticket) redirect(`/tickets/${encodeURIComponent(ticket)}`);
  prefetch(trpc.board.live.queryOptions());
  return (
    <HydrateClient>
      <div className="flex min-h-[inherit] flex-col">
        <h1 className="sr-only">Live board</h1>
        <Suspense fallback={<BoardSkeleton />}>
          <Board />
        </Suspense>
      </div>
    </HydrateClient>
  );
}
