import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { requireMe } from "#app/_shell/require-me.ts";
import { HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { Skeleton, SkeletonRows } from "#app/_ui/skeleton.tsx";
import { LivePipelinePicture } from "#app/(supervisor)/_components/live-pipeline-picture.tsx";
import { Charts } from "./_components/charts.tsx";
import { Consumers } from "./_components/consumers.tsx";
import { DeadLetters } from "./_components/dead-letters.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("pipeline"))("title") };
}

/** How events travel right now, what got stuck, and how it went in the last hour or day. */
export default async function PipelinePage() {
  const t = await getTranslations("pipeline");
  await requireMe({ roles: ["admin"] });
  prefetch(trpc.pipeline.live.queryOptions());
  prefetch(trpc.deadLetters.groups.queryOptions());
  prefetch(trpc.pipeline.history.queryOptions({ range: "hour" }));
  return (
    <HydrateClient>
      <h1 className="sr-only">{t("title")}</h1>
      <Suspense fallback={<Skeleton className="h-40" />}>
        <LivePipelinePicture />
      </Suspense>
      <Suspense fallback={<SkeletonRows rows={2} rowClass="h-14" label={t("loading.deadLetters")} />}>
        <DeadLetters />
      </Suspense>
      <Suspense fallback={<SkeletonRows rows={2} rowClass="h-56" label={t("loading.charts")} />}>
        <Charts />
      </Suspense>
      <Suspense fallback={<SkeletonRows rows={2} rowClass="h-10" label={t("loading.consumers")} />}>
        <Consumers />
      </Suspense>
    </HydrateClient>
  );
}
