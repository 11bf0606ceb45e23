import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { homeOf } from "#app/_shell/navigation.ts";
import { requireMe } from "#app/_shell/require-me.ts";
import { getQueryClient, HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { SecondFactorSection } from "../_components/second-factor-section.tsx";
import { SettingsLink } from "../_components/settings-link.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("secondFactor.title") };
}

/** Where staff are led who owe one; everybody else finds the same among their settings. */
export default async function SecondFactorPage() {
  const { owes, role } = await requireMe({ isOpenToOwing: true });
  const t = await getTranslations("settings");
  const modes = await getQueryClient().fetchQuery(trpc.session.modes.queryOptions());
  prefetch(trpc.secondFactor.state.queryOptions());
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-4 px-4 py-6 text-base">
      {owes ? null : <SettingsLink href="/settings">{t("title")}</SettingsLink>}
      <h1 className="text-lg">{t("secondFactor.title")}</h1>
      {owes ? <Notice tone="waiting">{t("secondFactor.owed")}</Notice> : null}
      <HydrateClient>
        <Suspense fallback={<SkeletonRows rows={1} rowClass="h-14" label={t("secondFactor.loading")} />}>
          <SecondFactorSection leadsTo={owes ? homeOf(role) : undefined} hasProviders={modes.google || modes.github} />
        </Suspense>
      </HydrateClient>
      {owes ? <SettingsLink href="/settings/sessions">{t("sessions.title")}</SettingsLink> : null}
    </div>
  );
}
