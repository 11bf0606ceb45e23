"use client";

import { Suspense } from "react";
import { loadLater } from "#app/_ui/load-later.ts";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { useHydrated } from "#app/_ui/use-hydrated.ts";

/** Nothing of it can be known before the browser is asked. */
const PushHere = loadLater(async () => (await import("./push-here.tsx")).PushHere);

export function PushLater({ label }: { label: string }) {
  const waiting = <SkeletonRows rows={1} rowClass="h-14" label={label} />;
  return useHydrated() ? (
    <Suspense fallback={waiting}>
      <PushHere />
    </Suspense>
  ) : (
    waiting
  );
}
