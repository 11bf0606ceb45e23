import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Messages } from "#app/_language/messages.tsx";
import { ColumnPage } from "#app/_shell/column-page.tsx";
import { requireMe } from "#app/_shell/require-me.ts";
import { HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { Categories } from "./_components/categories.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("categories"))("title") };
}

/** What complaints can be about. */
export default async function CategoriesPage() {
  const t = await getTranslations("categories");
  await requireMe({ roles: ["admin"] });
  prefetch(trpc.categories.list.queryOptions());
  return (
    <Messages of={["categories"]}>
      <HydrateClient>
        <ColumnPage heading={t("title")} intro={t("intro")}>
          <Suspense fallback={<SkeletonRows rows={6} rowClass="h-14" label={t("loading")} />}>
            <Categories />
          </Suspense>
        </ColumnPage>
      </HydrateClient>
    </Messages>
  );
}
