import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Messages } from "#app/_language/messages.tsx";
import { requireMe } from "#app/_shell/require-me.ts";
import { HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { Skeleton } from "#app/_ui/skeleton.tsx";
import { FilingForm } from "./_components/filing-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customer.filing"))("title") };
}

export default async function NewComplaintPage() {
  await requireMe();
  prefetch(trpc.categories.list.queryOptions());
  prefetch(trpc.expectations.filing.queryOptions());
  const t = await getTranslations("customer.filing");
  return (
    <div className="mx-auto flex max-w-[35rem] flex-col gap-6 px-4 py-6 text-base">
      <h1 className="text-lg">{t("title")}</h1>
      <HydrateClient>
        <Suspense fallback={<FilingSkeleton />}>
          <Messages of={["filing"]}>
            <FilingForm />
          </Messages>
        </Suspense>
      </HydrateClient>
    </div>
  );
}

function FilingSkeleton() {
  const t = useTranslations("customer.filing");
  return (
    <output className="flex flex-col gap-8">
      <span className="sr-only">{t("loading")}</span>
      <Skeleton className="mt-6 h-11" />
      <Skeleton className="mt-2 h-36" />
      <Skeleton className="mt-2 h-64" />
      <Skeleton className="h-11 w-40" />
    </output>
  );
}
