"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False while the server's markup is taken over, true from then on: what depends on this browser waits for it. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
