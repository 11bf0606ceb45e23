"use client";

import { useSyncExternalStore } from "react";

/** Whether this tab is the one that is shown in its window. */
export function useIsVisible(): boolean {
  return useSyncExternalStore(onVisibility, isShown, () => false);
}

const isShown = () => document.visibilityState === "visible";

function onVisibility(listener: () => void): () => void {
  document.addEventListener("visibilitychange", listener);
  return () => document.removeEventListener("visibilitychange", listener);
}
