import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Messages } from "#app/_language/messages.tsx";
import { ColumnPage } from "#app/_shell/column-page.tsx";
import { requireMe } from "#app/_shell/require-me.ts";
import { HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { knownTimeZones } from "#server/desk/hours/known-time-zones.ts";
import { Hours } from "./_components/hours.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("hours"))("title") };
}

/** Which clock the desk goes by, and when it is open. */
export default async function HoursPage() {
  const t = await getTranslations("hours");
  await requireMe({ roles: ["admin"] });
  prefetch(trpc.hours.get.queryOptions());
  return (
    <Messages of={["hours"]}>
      <HydrateClient>
        <ColumnPage heading={t("title")} intro={t("intro")}>
          <Suspense fallback={<SkeletonRows rows={8} rowClass="h-14" label={t("loading")} />}>
            <Hours zones={knownTimeZones()} />
          </Suspense>
        </ColumnPage>
      </HydrateClient>
    </Messages>
  );
}
