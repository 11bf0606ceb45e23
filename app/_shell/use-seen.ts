"use client";

import { usePathname } from "next/navigation";
import { useEffect, useSyncExternalStore } from "react";
import type { NotificationView } from "#server/desk/notices/wire.ts";

/** The unread news about the complaint that a page is about: its reader sees it there already. */
export function seenOn(pathname: string, items: readonly NotificationView[]): string[] {
  const open = pathname.split("/").at(-1);
  return items.filter(({ read, complaintId }) => !read && complaintId === open).map(({ id }) => id);
}

/** Calls back with the news that the page itself shows, once it is really in front of somebody. */
export function useSeen(items: readonly NotificationView[], markRead: (ids: string[]) => void): void {
  const pathname = usePathname();
  const isVisible = useSyncExternalStore(onVisibility, isShown, () => false);
  const key = isVisible ? seenOn(pathname, items).join() : "";
  useEffect(() => {
    if (key !== "") markRead(key.split(","));
  }, [key, markRead]);
}

const isShown = () => document.visibilityState === "visible";

function onVisibility(listener: () => void): () => void {
  document.addEventListener("visibilitychange", listener);
  return () => document.removeEventListener("visibilitychange", listener);
}
