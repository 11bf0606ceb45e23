import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Messages } from "#app/_language/messages.tsx";
import { ColumnPage } from "#app/_shell/column-page.tsx";
import { requireMe } from "#app/_shell/require-me.ts";
import { HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { ALL_TAGS } from "./_components/all-tags.ts";
import { Tags } from "./_components/tags.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tags"))("title") };
}

/** By which words staff find tickets again. */
export default async function TagsPage() {
  const t = await getTranslations("tags");
  await requireMe({ roles: ["admin"] });
  prefetch(trpc.tags.list.queryOptions(ALL_TAGS));
  return (
    <Messages of={["tags"]}>
      <HydrateClient>
        <ColumnPage heading={t("title")} intro={t("intro")}>
          <Suspense fallback={<SkeletonRows rows={6} rowClass="h-12" label={t("loading")} />}>
            <Tags />
          </Suspense>
        </ColumnPage>
      </HydrateClient>
    </Messages>
  );
}
