"use client";

import { useEffect } from "react";
import { shownCount } from "./shown-count.ts";

const BADGE = /^\(\d+\+?\) /;

/** The title with the count of news in front, such as "(2) My complaints"; without it when there is none. */
export function badgedTitle(title: string, unread: number): string {
  const bare = title.replace(BADGE, "");
  if (unread === 0) return bare;
  return `(${shownCount(unread)}) ${bare}`;
}

/** Keeps the count in the tab's title, also after the page in it changes. */
export function useTitleBadge(unread: number): void {
  useEffect(() => {
    const apply = () => {
      const title = badgedTitle(document.title, unread);
      if (title !== document.title) document.title = title;
    };
    apply();
    const observer = new MutationObserver(apply);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [unread]);
}
