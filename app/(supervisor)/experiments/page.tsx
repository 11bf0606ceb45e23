import { TRPCError } from "@trpc/server";
import { FlaskConicalOff } from "lucide-react";
import type { Metadata } from "next";
import { requireMe } from "#app/_shell/require-me.ts";
import { getQueryClient, HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { Experiments } from "./_components/experiments.tsx";

export const metadata: Metadata = { title: "Experiments" };

/** Where a sceptic breaks the desk and watches what it does about it. In production it says why not. */
export default async function ExperimentsPage() {
  await requireMe({ roles: ["admin"] });
  const refusal = await findRefusal();
  if (refusal === null) prefetch(trpc.pipeline.live.queryOptions());
  return (
    <HydrateClient>
      <div className="mx-auto flex max-w-[90rem] flex-col gap-6 p-4">
        <div>
          <h1 className="text-lg">Experiments</h1>
          <p className="max-w-[72ch] text-muted">
            Break this desk on purpose and see whether it keeps its promises. Processes are really killed, connections
            are really cut. Only the experiment's own complaints are worked on; everybody else's stay as they are.
          </p>
        </div>
        {refusal === null ? (
          <Experiments />
        ) : (
          <Panel>
            <EmptyState icon={FlaskConicalOff} title="There are no experiments here">
              {refusal}
            </EmptyState>
          </Panel>
        )}
      </div>
    </HydrateClient>
  );
}

/** Asked before anything is sent: the page is there at once, or the reason why nothing can be broken here. */
async function findRefusal(): Promise<string | null> {
  try {
    await getQueryClient().fetchQuery(trpc.experiments.desk.queryOptions());
    return null;
  } catch (error) {
    if (error instanceof TRPCError) return error.message;
    throw error;
  }
}
