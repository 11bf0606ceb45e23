import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Messages } from "#app/_language/messages.tsx";
import { requireMe } from "#app/_shell/require-me.ts";
import { HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { Skeleton } from "#app/_ui/skeleton.tsx";
import { NewTicketForm } from "./_components/new-ticket-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.newTicket"))("title") };
}

/** Staff file for a customer who called, wrote a letter, or stands at the counter. */
export default async function NewTicketPage() {
  const me = await requireMe({ roles: ["agent", "admin"] });
  const t = await getTranslations("desk.newTicket");
  prefetch(trpc.categories.list.queryOptions());
  prefetch(trpc.expectations.filing.queryOptions());
  return (
    <div className="mx-auto flex max-w-[35rem] flex-col gap-6 px-4 py-6 text-base">
      <div className="flex flex-col gap-1">
        <h1 className="text-lg">{t("title")}</h1>
        <p className="text-sm text-muted">{t("hint")}</p>
      </div>
      <HydrateClient>
        <Suspense fallback={<FormSkeleton />}>
          <Messages of={["filing"]}>
            <NewTicketForm role={me.role} />
          </Messages>
        </Suspense>
      </HydrateClient>
    </div>
  );
}

function FormSkeleton() {
  const t = useTranslations("desk.newTicket");
  return (
    <output className="flex flex-col gap-8">
      <span className="sr-only">{t("loading")}</span>
      <Skeleton className="mt-6 h-11" />
      <Skeleton className="mt-2 h-11" />
      <Skeleton className="mt-2 h-36" />
      <Skeleton className="mt-2 h-64" />
      <Skeleton className="h-11 w-40" />
    </output>
  );
}
