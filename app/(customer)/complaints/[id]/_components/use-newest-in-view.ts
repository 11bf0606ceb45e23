"use client";

import { type RefObject, useEffect, useRef } from "react";
import { OPENED_AT } from "#app/_ui/open-at-newest.ts";

/**
 * Opens a page at the newest of its entries, and takes whoever has the last one in view along to the next; as it wakes also when letters
 * or what one writes in have come and take more room. Who reads further up is left where they are, and so is who has scrolled before the
 * page was awake.
 * @param list what follows it stands at the foot of the page, over its lower end.
 * @param newest what the last entry is known by, and whether the reader has just written it: then they want to see it.
 * @param isLed whether the reader came to be led to another: then the page opens there.
 */
export function useNewestInView(
  list: RefObject<HTMLElement | null>,
  { id, isOwn }: { id: string | undefined; isOwn: boolean },
  isLed: boolean,
): void {
  const seen = useRef<string>(undefined);
  const opensElsewhere = useRef(isLed);
  useEffect(() => {
    const entries = list.current?.children;
    const last = entries?.item(entries.length - 1);
    if (!entries || !last || id === seen.current) return;
    const isFollowed =
      seen.current === undefined
        ? !opensElsewhere.current && isWhereItOpened(list.current)
        : isInView(entries.item(entries.length - 2));
    seen.current = id;
    if ((isFollowed || isOwn) && !isInView(last)) toEnd();
  }, [list, id, isOwn]);
}

/** In the window, above what stands at the foot of the page. */
function isInView(entry: Element | null | undefined): boolean {
  if (!entry) return false;
  const foot = entry.parentElement?.nextElementSibling?.getBoundingClientRect().top ?? innerHeight;
  return entry.getBoundingClientRect().bottom <= Math.min(innerHeight, foot);
}

function toEnd(): void {
  scrollTo({ top: document.documentElement.scrollHeight });
}

/** Nobody has scrolled: it stands at its beginning, or no further up than where it was taken before it was awake. */
function isWhereItOpened(list: HTMLElement | null): boolean {
  if (scrollY === 0) return true;
  const openedAt: unknown = list && OPENED_AT in list ? list[OPENED_AT] : null;
  return typeof openedAt === "number" && scrollY >= openedAt;
}
