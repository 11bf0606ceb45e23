import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Messages } from "#app/_language/messages.tsx";
import { ColumnPage } from "#app/_shell/column-page.tsx";
import { requireMe } from "#app/_shell/require-me.ts";
import { HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { Teams } from "./_components/teams.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teams"))("title") };
}

/** Named sets of the people who work here. */
export default async function TeamsPage() {
  const t = await getTranslations("teams");
  await requireMe({ roles: ["admin"] });
  prefetch(trpc.teams.list.queryOptions());
  prefetch(trpc.agents.list.queryOptions());
  return (
    <Messages of={["teams"]}>
      <HydrateClient>
        <ColumnPage heading={t("title")} intro={t("intro")}>
          <Suspense fallback={<SkeletonRows rows={4} rowClass="h-14" label={t("loading")} />}>
            <Teams />
          </Suspense>
        </ColumnPage>
      </HydrateClient>
    </Messages>
  );
}
