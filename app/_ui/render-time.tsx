"use client";

import { createContext, type ReactNode, useContext } from "react";

const RenderTime = createContext<number | null>(null);

/**
 * When the server made this page. What depends on the time is taken over in the browser as of then and moves on right
 * after: on a slow machine a wait can pass its target between the two, and the markup would be another.
 */
export function RenderTimeProvider({ at, children }: { at: number; children: ReactNode }) {
  return <RenderTime value={at}>{children}</RenderTime>;
}

/** In ms since 1970; null outside of a page that the server made. */
export function useRenderTime(): number | null {
  return useContext(RenderTime);
}
