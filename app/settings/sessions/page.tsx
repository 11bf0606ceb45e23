import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { SECOND_FACTOR_PAGE } from "#app/_shell/navigation.ts";
import { requireMe } from "#app/_shell/require-me.ts";
import { HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { SettingsLink } from "../_components/settings-link.tsx";
import { SessionList } from "./_components/session-list.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("sessions.title") };
}

export default async function SessionsPage() {
  const { owes } = await requireMe({ isOpenToOwing: true });
  const t = await getTranslations("settings");
  prefetch(trpc.sessions.list.queryOptions());
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-4 px-4 py-6 text-base">
      <SettingsLink href={owes ? SECOND_FACTOR_PAGE : "/settings"}>
        {owes ? t("secondFactor.title") : t("title")}
      </SettingsLink>
      <h1 className="text-lg">{t("sessions.title")}</h1>
      <p className="text-sm text-muted">{t("sessions.ending")}</p>
      <HydrateClient>
        <Suspense fallback={<SkeletonRows rows={2} rowClass="h-16" label={t("sessions.loading")} />}>
          <SessionList />
        </Suspense>
      </HydrateClient>
    </div>
  );
}
