"use client";

import { type ComponentProps, Suspense } from "react";
import { loadLater } from "#app/_ui/load-later.ts";

const UnprovedNotice = loadLater(async () => (await import("./unproved-notice.tsx")).UnprovedNotice);

/** Few need it, and not for long: its code does not come with every page. */
export function UnprovedLater(props: ComponentProps<typeof UnprovedNotice>) {
  return (
    <Suspense>
      <UnprovedNotice {...props} />
    </Suspense>
  );
}
