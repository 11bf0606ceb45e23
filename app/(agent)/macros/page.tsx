import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ColumnPage } from "#app/_shell/column-page.tsx";
import { requireMe } from "#app/_shell/require-me.ts";
import { ALL_MACROS } from "#app/_staff/macros/all-macros.ts";
import { HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { Macros } from "./_components/macros.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("macros"))("title") };
}

/** Ready answers: one's own, one's teams', and everybody's. */
export default async function MacrosPage() {
  const t = await getTranslations("macros");
  const me = await requireMe({ roles: ["agent", "admin"] });
  prefetch(trpc.macros.list.queryOptions(ALL_MACROS));
  prefetch(trpc.teams.list.queryOptions());
  return (
    <HydrateClient>
      <ColumnPage
        heading={t("title")}
        intro={t("intro")}
        below={
          me.role === "admin" ? (
            <p className="mt-1 flex gap-4 text-sm">
              <Link href="/tags" className="text-accent underline">
                {t("tags")}
              </Link>
              <Link href="/teams" className="text-accent underline">
                {t("teams")}
              </Link>
            </p>
          ) : null
        }
      >
        <Suspense fallback={<SkeletonRows rows={6} rowClass="h-20" label={t("loading")} />}>
          <Macros userId={me._id} role={me.role} />
        </Suspense>
      </ColumnPage>
    </HydrateClient>
  );
}
