import type { Metadata } from "next";
import { Suspense } from "react";
import { homeOf } from "#app/_shell/navigation.ts";
import { requireMe } from "#app/_shell/require-me.ts";
import { HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { SecondFactorSection } from "../_components/second-factor-section.tsx";
import { SettingsLink } from "../_components/settings-link.tsx";

export const metadata: Metadata = { title: "Second factor" };

/** Where staff are led who owe one; everybody else finds the same among their settings. */
export default async function SecondFactorPage() {
  const { owes, role } = await requireMe({ isOpenToOwing: true });
  prefetch(trpc.secondFactor.state.queryOptions());
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-4 px-4 py-6 text-base">
      {owes ? null : <SettingsLink href="/settings">Settings</SettingsLink>}
      <h1 className="text-lg">Second factor</h1>
      {owes ? (
        <Notice tone="waiting">
          This desk asks its staff for a second factor, and you have none. Set it up here; until then nothing else is
          open to you.
        </Notice>
      ) : null}
      <HydrateClient>
        <Suspense fallback={<SkeletonRows rows={1} rowClass="h-14" label="Loading your second factor" />}>
          <SecondFactorSection leadsTo={owes ? homeOf(role) : undefined} />
        </Suspense>
      </HydrateClient>
      {owes ? <SettingsLink href="/settings/sessions">Where you are signed in</SettingsLink> : null}
    </div>
  );
}
