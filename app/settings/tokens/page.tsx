import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { requireMe } from "#app/_shell/require-me.ts";
import { HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { SettingsLink } from "../_components/settings-link.tsx";
import { TokenSection } from "../_components/token-section.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tokens.title") };
}

export default async function TokensPage() {
  await requireMe();
  const t = await getTranslations("settings");
  prefetch(trpc.tokens.list.queryOptions());
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-4 px-4 py-6 text-base">
      <SettingsLink href="/settings">{t("title")}</SettingsLink>
      <h1 className="text-lg">{t("tokens.title")}</h1>
      <p className="text-sm text-muted">{t("tokens.lasting")}</p>
      <HydrateClient>
        <Suspense fallback={<SkeletonRows rows={2} rowClass="h-14" label={t("tokens.loading")} />}>
          <TokenSection />
        </Suspense>
      </HydrateClient>
    </div>
  );
}
