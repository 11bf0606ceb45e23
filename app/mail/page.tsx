import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Messages } from "#app/_language/messages.tsx";
import { requireMe } from "#app/_shell/require-me.ts";
import { HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { CaughtMails } from "./_components/caught-mails.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mail"))("title") };
}

/** What would have been sent, on a desk that has no mail server. */
export default async function MailPage() {
  await requireMe();
  const t = await getTranslations("mail");
  prefetch(trpc.mails.list.queryOptions());
  return (
    <HydrateClient>
      <div className="mx-auto flex max-w-3xl flex-col gap-4 p-4">
        <div>
          <h1 className="text-lg">{t("title")}</h1>
          <p className="text-muted">{t("line")}</p>
        </div>
        <Suspense fallback={<SkeletonRows rows={4} rowClass="h-24" label={t("loading")} />}>
          <Messages of={["mail"]}>
            <CaughtMails />
          </Messages>
        </Suspense>
      </div>
    </HydrateClient>
  );
}
