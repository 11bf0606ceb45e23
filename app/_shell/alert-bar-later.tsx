"use client";

import { Suspense } from "react";
import { loadLater } from "#app/_ui/load-later.ts";
import { useHydrated } from "#app/_ui/use-hydrated.ts";

const AlertBar = loadLater(async () => (await import("./alert-bar.tsx")).AlertBar);

/** Only leads have it, and seldom: its code does not come with every page. */
export function AlertBarLater() {
  return <Suspense>{useHydrated() ? <AlertBar /> : null}</Suspense>;
}
