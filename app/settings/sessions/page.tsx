import type { Metadata } from "next";
import { Suspense } from "react";
import { SECOND_FACTOR_PAGE } from "#app/_shell/navigation.ts";
import { requireMe } from "#app/_shell/require-me.ts";
import { HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { SettingsLink } from "../_components/settings-link.tsx";
import { SessionList } from "./_components/session-list.tsx";

export const metadata: Metadata = { title: "Where you are signed in" };

export default async function SessionsPage() {
  const { owes } = await requireMe({ isOpenToOwing: true });
  prefetch(trpc.sessions.list.queryOptions());
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-4 px-4 py-6 text-base">
      <SettingsLink href={owes ? SECOND_FACTOR_PAGE : "/settings"}>{owes ? "Second factor" : "Settings"}</SettingsLink>
      <h1 className="text-lg">Where you are signed in</h1>
      <p className="text-sm text-muted">
        A browser that is not used for 7 days is signed out by itself, and every one after 30. If you do not know one of
        these, end it and change your password.
      </p>
      <HydrateClient>
        <Suspense fallback={<SkeletonRows rows={2} rowClass="h-16" label="Loading your sessions" />}>
          <SessionList />
        </Suspense>
      </HydrateClient>
    </div>
  );
}
