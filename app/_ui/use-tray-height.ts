"use client";

import { type RefObject, useEffect } from "react";

/** What lies between the bar and the page now. */
const trays = new Set<HTMLElement>();

/**
 * Tells the page's style how much of the window lies between the bar and the page (`--tray`), so that what fills the window
 * stays within it.
 */
export function useTrayHeight(tray: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = tray.current;
    if (!element) return undefined;
    trays.add(element);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
      trays.delete(element);
      measure();
    };
  }, [tray]);
}

function measure(): void {
  const { style } = document.documentElement;
  const height = [...trays].reduce((sum, { offsetHeight }) => sum + offsetHeight, 0);
  if (trays.size === 0) style.removeProperty("--tray");
  else style.setProperty("--tray", `${height}px`);
}
