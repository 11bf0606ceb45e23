"use client";

import { Suspense } from "react";
import { loadLater } from "#app/_ui/load-later.ts";
import { useHydrated } from "#app/_ui/use-hydrated.ts";
import type { Role } from "#server/core/vocabulary.ts";

const LiveConnection = loadLater(async () => (await import("./live-connection.tsx")).LiveConnection);

/** The live connection, once the page is awake: nothing that is shown first needs it. */
export function LiveLater(props: { role: Role; userId: string }) {
  return <Suspense>{useHydrated() ? <LiveConnection {...props} /> : null}</Suspense>;
}
