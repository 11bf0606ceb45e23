"use client";

import { useEffect, useState } from "react";
import { attended } from "#app/_live/attention.ts";

/** Whoever has typed nothing for so long is thinking, or gone for coffee. */
const WRITES_FOR_MS = 15_000;

/**
 * Tells colleagues that this tab shows a ticket, and whether its person writes in it. A tab that nobody sees shows nothing, unless
 * something unsent stands in it.
 */
export function useAttend(ticketId: string, text: string): void {
  const isWriting = useIsWriting(text);
  const hasText = text !== "";
  useEffect(() => {
    const say = () => {
      const isSeen = document.visibilityState === "visible" || hasText;
      attended.set({ ticketId: isSeen ? ticketId : null, isWriting: isSeen && isWriting });
    };
    say();
    document.addEventListener("visibilitychange", say);
    return () => document.removeEventListener("visibilitychange", say);
  }, [ticketId, isWriting, hasText]);
  useEffect(() => () => attended.set({ ticketId: null, isWriting: false }), []);
}

/** Whether what stands there has just become another: what was there when the page came is nobody's writing. */
function useIsWriting(text: string): boolean {
  const [known, setKnown] = useState({ text, isWriting: false });
  if (known.text !== text) setKnown({ text, isWriting: text !== "" });
  useEffect(() => {
    if (!known.isWriting) return;
    const timer = setTimeout(() => setKnown({ text, isWriting: false }), WRITES_FOR_MS);
    return () => clearTimeout(timer);
  }, [known.isWriting, text]);
  return known.isWriting;
}
