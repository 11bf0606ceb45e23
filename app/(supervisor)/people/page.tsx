import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Messages } from "#app/_language/messages.tsx";
import { requireMe } from "#app/_shell/require-me.ts";
import { getQueryClient, HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { People } from "./_components/people.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("title") };
}

/** Everybody with an account: who may do what, and who may no longer come in. */
export default async function PeoplePage() {
  const t = await getTranslations("people");
  const me = await requireMe({ roles: ["admin"] });
  void getQueryClient().prefetchInfiniteQuery(
    trpc.people.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
  );
  prefetch(trpc.people.invitations.queryOptions());
  prefetch(trpc.ownData.openErasures.queryOptions());
  prefetch(trpc.secondFactor.staffRule.queryOptions());
  const { mails } = await getQueryClient().fetchQuery(trpc.session.modes.queryOptions());
  return (
    <Messages of={["people"]}>
      <HydrateClient>
        <div className="mx-auto flex max-w-5xl flex-col gap-4 p-4 short:gap-2 short:p-2">
          <h1 className="text-lg">{t("title")}</h1>
          <Suspense fallback={<SkeletonRows rows={8} rowClass="h-12" label={t("loading")} />}>
            <People myId={me._id} handsLinks={mails !== "smtp"} />
          </Suspense>
        </div>
      </HydrateClient>
    </Messages>
  );
}
