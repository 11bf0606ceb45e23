import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Messages } from "#app/_language/messages.tsx";
import { requireMe } from "#app/_shell/require-me.ts";
import { HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { AgentList } from "./_components/agent-list.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agents"))("title") };
}

/** How much each agent takes, and what. */
export default async function AgentsPage() {
  const t = await getTranslations("agents");
  await requireMe({ roles: ["admin"] });
  prefetch(trpc.agents.list.queryOptions());
  prefetch(trpc.categories.list.queryOptions());
  return (
    <Messages of={["agents"]}>
      <HydrateClient>
        <div className="mx-auto flex max-w-5xl flex-col gap-4 p-4 short:gap-2 short:p-2">
          <div>
            <h1 className="text-lg">{t("title")}</h1>
            <p className="text-muted">{t("intro")}</p>
          </div>
          <Suspense fallback={<SkeletonRows rows={4} rowClass="h-24" label={t("loading")} />}>
            <AgentList />
          </Suspense>
        </div>
      </HydrateClient>
    </Messages>
  );
}
