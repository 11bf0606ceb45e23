"use client";

import { useEffect, useSyncExternalStore } from "react";

/**
 * What the end of the address names, brought into view: also when a link on the page changes nothing else, and when what it names comes
 * later.
 */
export function usePointedAt(anchors: Iterable<string>): string {
  const pointed = useSyncExternalStore(subscribe, () => location.hash.slice(1), nowhere);
  const isThere = [...anchors].includes(pointed);
  useEffect(() => {
    if (isThere) document.getElementById(pointed)?.scrollIntoView({ block: "center" });
  }, [pointed, isThere]);
  return isThere ? pointed : "";
}

const nowhere = () => "";

/** A router changes the address without a word to whoever listens for another hash. */
function subscribe(onChange: () => void): () => void {
  const targets: EventTarget[] = [window, ...("navigation" in window ? [window.navigation] : [])];
  const events = ["hashchange", "currententrychange"];
  for (const target of targets) for (const event of events) target.addEventListener(event, onChange);
  return () => {
    for (const target of targets) for (const event of events) target.removeEventListener(event, onChange);
  };
}
