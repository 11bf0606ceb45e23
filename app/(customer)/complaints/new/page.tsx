import type { Metadata } from "next";
import { Suspense } from "react";
import { requireMe } from "#app/_shell/require-me.ts";
import { HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { Skeleton } from "#app/_ui/skeleton.tsx";
import { FilingForm } from "./_components/filing-form.tsx";

export const metadata: Metadata = { title: "New complaint" };

export default async function NewComplaintPage() {
  const me = await requireMe();
  prefetch(trpc.categories.list.queryOptions());
  prefetch(trpc.expectations.filing.queryOptions());
  return (
    <div className="mx-auto flex max-w-[35rem] flex-col gap-6 px-4 py-6 text-base">
      <h1 className="text-lg">New complaint</h1>
      <HydrateClient>
        <Suspense fallback={<FilingSkeleton />}>
          <FilingForm userId={me._id} />
        </Suspense>
      </HydrateClient>
    </div>
  );
}

function FilingSkeleton() {
  return (
    <output className="flex flex-col gap-8">
      <span className="sr-only">Loading the form</span>
      <Skeleton className="mt-6 h-11" />
      <Skeleton className="mt-2 h-36" />
      <Skeleton className="mt-2 h-64" />
      <Skeleton className="h-11 w-40" />
    </output>
  );
}
