"use client";

import { useEffect, useState } from "react";

/** As long as the soft highlight of a newcomer lasts. */
const HIGHLIGHT_MS = 2000;

/**
 * The ids that came after the list was first shown, each for 2 s: give those rows `animate-arrive`.
 * @param ids in any order; pass undefined while loading, so that the first list is not news.
 */
export function useArrivals(ids: readonly string[] | undefined): ReadonlySet<string> {
  const [known, setKnown] = useState<ReadonlySet<string> | null>(null);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const key = ids?.join("\n");

  useEffect(() => {
    if (ids === undefined) return;
    setKnown((before) => {
      const arrived = before === null ? [] : ids.filter((id) => !before.has(id));
      if (arrived.length > 0) setFresh(new Set(arrived));
      return new Set([...(before ?? []), ...ids]);
    });
    // oxlint-disable-next-line react/exhaustive-deps -- `key` is `ids` by value; a new array of the same ids is no news.
  }, [key]);

  useEffect(() => {
    if (fresh.size === 0) return undefined;
    const timer = setTimeout(() => setFresh(new Set()), HIGHLIGHT_MS);
    return () => clearTimeout(timer);
  }, [fresh]);

  return known === null ? EMPTY : fresh;
}

const EMPTY: ReadonlySet<string> = new Set();
