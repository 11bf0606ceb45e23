import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { requireMe } from "#app/_shell/require-me.ts";
import { HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { ReplayForm } from "./_components/replay-form.tsx";
import { Replays } from "./_components/replays.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("pipeline.replay"))("tab") };
}

/** Sends stored events once more: to see that nothing changes, or to bring somebody else up to date. */
export default async function ReplayPage() {
  const t = await getTranslations("pipeline.replay");
  await requireMe({ roles: ["admin"] });
  prefetch(trpc.replay.list.queryOptions());
  return (
    <HydrateClient>
      <div className="flex flex-col gap-1">
        <h1 className="text-lg">{t("title")}</h1>
        <p className="max-w-[72ch] text-sm text-muted">{t("intro")}</p>
      </div>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <ReplayForm />
        <Suspense fallback={<SkeletonRows rows={3} rowClass="h-14" label={t("loading")} />}>
          <Replays />
        </Suspense>
      </div>
    </HydrateClient>
  );
}
