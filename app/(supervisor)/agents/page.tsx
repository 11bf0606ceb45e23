import type { Metadata } from "next";
import { Suspense } from "react";
import { requireMe } from "#app/_shell/require-me.ts";
import { HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { AgentList } from "./_components/agent-list.tsx";

export const metadata: Metadata = { title: "Agents" };

/** How much each agent takes, and what. */
export default async function AgentsPage() {
  await requireMe({ roles: ["admin"] });
  prefetch(trpc.agents.list.queryOptions());
  prefetch(trpc.categories.list.queryOptions());
  return (
    <HydrateClient>
      <div className="mx-auto flex max-w-5xl flex-col gap-4 p-4">
        <div>
          <h1 className="text-lg">Agents</h1>
          <p className="text-muted">Places and categories count at once. A free place is filled from the line.</p>
        </div>
        <Suspense fallback={<SkeletonRows rows={4} rowClass="h-24" label="Loading the agents" />}>
          <AgentList />
        </Suspense>
      </div>
    </HydrateClient>
  );
}
