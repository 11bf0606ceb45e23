import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Messages } from "#app/_language/messages.tsx";
import { ColumnPage } from "#app/_shell/column-page.tsx";
import { requireMe } from "#app/_shell/require-me.ts";
import { HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { InboxMails } from "./_components/inbox-mails.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("inbox"))("title") };
}

/** Mails that nobody could tell what to do with, for people who can. */
export default async function InboxPage() {
  const t = await getTranslations("inbox");
  const me = await requireMe({ roles: ["agent", "admin"] });
  prefetch(trpc.inbox.list.queryOptions({ state: "waits" }));
  prefetch(trpc.categories.list.queryOptions());
  return (
    <Messages of={["inbox"]}>
      <HydrateClient>
        <ColumnPage heading={t("title")} intro={t("intro")}>
          <Suspense fallback={<SkeletonRows rows={4} rowClass="h-28" label={t("loading")} />}>
            <InboxMails isAdmin={me.role === "admin"} />
          </Suspense>
        </ColumnPage>
      </HydrateClient>
    </Messages>
  );
}
