import type { Metadata } from "next";
import { Suspense } from "react";
import { requireMe } from "#app/_shell/require-me.ts";
import { getQueryClient, HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { People } from "./_components/people.tsx";

export const metadata: Metadata = { title: "People" };

/** Everybody with an account: who may do what, and who may no longer come in. */
export default async function PeoplePage() {
  const me = await requireMe({ roles: ["admin"] });
  prefetch(trpc.people.list.queryOptions({}));
  prefetch(trpc.people.invitations.queryOptions());
  prefetch(trpc.ownData.openErasures.queryOptions());
  prefetch(trpc.secondFactor.staffRule.queryOptions());
  const { mails } = await getQueryClient().fetchQuery(trpc.session.modes.queryOptions());
  return (
    <HydrateClient>
      <div className="mx-auto flex max-w-5xl flex-col gap-4 p-4">
        <h1 className="text-lg">People</h1>
        <Suspense fallback={<SkeletonRows rows={8} rowClass="h-12" label="Loading people" />}>
          <People myId={me._id} handsLinks={mails !== "smtp"} />
        </Suspense>
      </div>
    </HydrateClient>
  );
}
