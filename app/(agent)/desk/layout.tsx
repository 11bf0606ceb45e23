import { getTranslations } from "next-intl/server";
import { type ReactNode, Suspense } from "react";
import { requireMe } from "#app/_shell/require-me.ts";
import { HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { DeskFrame } from "./_components/desk-frame.tsx";

/** The desk's list stays while the tickets beside it change. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  await requireMe({ roles: ["agent"] });
  const t = await getTranslations("desk");
  prefetch(trpc.desk.overview.queryOptions());
  return (
    <HydrateClient>
      <Suspense fallback={<SkeletonRows rows={6} rowClass="h-12 m-3" label={t("loading")} />}>
        <DeskFrame>{children}</DeskFrame>
      </Suspense>
    </HydrateClient>
  );
}
