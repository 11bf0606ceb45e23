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

/**
 * What a query has, once the server's markup was taken over, and nothing until then. The server renders while an answer is on
 * its way, and the browser may have it already: both have to begin alike.
 */
export function useOnceHydrated<Data>(data: Data | undefined): Data | undefined {
  return useHydrated() ? data : undefined;
}
