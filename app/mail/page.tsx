import type { Metadata } from "next";
import { Suspense } from "react";
import { requireMe } from "#app/_shell/require-me.ts";
import { HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { CaughtMails } from "./_components/caught-mails.tsx";

export const metadata: Metadata = { title: "Mail" };

/** What would have been sent, on a desk that has no mail server. */
export default async function MailPage() {
  await requireMe();
  prefetch(trpc.mails.list.queryOptions());
  return (
    <HydrateClient>
      <div className="mx-auto flex max-w-3xl flex-col gap-4 p-4">
        <div>
          <h1 className="text-lg">Mail</h1>
          <p className="text-muted">What would have been sent, if this desk had a mail server (SMTP_URL).</p>
        </div>
        <Suspense fallback={<SkeletonRows rows={4} rowClass="h-24" label="Loading mails" />}>
          <CaughtMails />
        </Suspense>
      </div>
    </HydrateClient>
  );
}
