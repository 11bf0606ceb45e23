import type { Metadata } from "next";
import { Suspense } from "react";
import { requireMe } from "#app/_shell/require-me.ts";
import { HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { Categories } from "./_components/categories.tsx";

export const metadata: Metadata = { title: "Categories" };

/** What complaints can be about. */
export default async function CategoriesPage() {
  await requireMe({ roles: ["admin"] });
  prefetch(trpc.categories.list.queryOptions());
  return (
    <HydrateClient>
      <div className="mx-auto flex max-w-3xl flex-col gap-4 p-4">
        <div>
          <h1 className="text-lg">Categories</h1>
          <p className="text-muted">Customers choose one when they file. Agents can be limited to some of them.</p>
        </div>
        <Suspense fallback={<SkeletonRows rows={6} rowClass="h-14" label="Loading the categories" />}>
          <Categories />
        </Suspense>
      </div>
    </HydrateClient>
  );
}
