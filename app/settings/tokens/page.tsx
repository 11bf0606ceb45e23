import type { Metadata } from "next";
import { Suspense } from "react";
import { requireMe } from "#app/_shell/require-me.ts";
import { HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { SettingsLink } from "../_components/settings-link.tsx";
import { TokenSection } from "../_components/token-section.tsx";

export const metadata: Metadata = { title: "API tokens" };

export default async function TokensPage() {
  await requireMe();
  prefetch(trpc.tokens.list.queryOptions());
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-4 px-4 py-6 text-base">
      <SettingsLink href="/settings">Settings</SettingsLink>
      <h1 className="text-lg">API tokens</h1>
      <p className="text-sm text-muted">
        For programs that act in your name. They outlive a sign-out and a new password.
      </p>
      <HydrateClient>
        <Suspense fallback={<SkeletonRows rows={2} rowClass="h-14" label="Loading your tokens" />}>
          <TokenSection />
        </Suspense>
      </HydrateClient>
    </div>
  );
}
