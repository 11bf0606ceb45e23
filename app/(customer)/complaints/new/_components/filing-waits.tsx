"use client";

import { Suspense } from "react";
import { loadTray } from "#app/_drafts/tray.tsx";
import { loadLater } from "#app/_ui/load-later.ts";

const WaitsNotice = loadLater(async () => (await loadTray()).WaitsNotice);

/** Said where a complaint was handed over and nothing can be reached. It was fetched before. */
export function FilingWaits(props: { what: string; takeBack: () => void }) {
  return (
    <Suspense>
      <WaitsNotice verb="file" {...props} />
    </Suspense>
  );
}
