"use client";

import { type ComponentProps, Suspense } from "react";
import { loadLater } from "#app/_ui/load-later.ts";

const Bell = loadLater(async () => (await import("./bell.tsx")).Bell);

/** The server has written it already; what makes it ring does not hold up what a page is for. */
export function BellLater(props: ComponentProps<typeof Bell>) {
  return (
    <Suspense fallback={<span className="size-9 pointer-coarse:size-11" />}>
      <Bell {...props} />
    </Suspense>
  );
}
