"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";

const MOVE_MS = 180;

/**
 * Rows that change place move there instead of jumping. Put the ref on the list and `data-row={id}` on its rows.
 * Does nothing when the reader asked for less motion.
 * @param order changes when the rows' order does, such as their ids joined.
 */
export function useRowMotion<Element extends HTMLElement>(order: string): RefObject<Element | null> {
  const list = useRef<Element>(null);
  const before = useRef({ order: "", tops: new Map<string, number>() });

  useLayoutEffect(() => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const next = new Map(rows.map((row) => [row.dataset["row"] ?? "", row.offsetTop]));
    for (const row of isStill ? [] : rows) {
      const id = row.dataset["row"] ?? "";
      const moved = (before.current.tops.get(id) ?? row.offsetTop) - row.offsetTop;
      if (moved !== 0) {
        row.animate([{ transform: `translateY(${moved}px)` }, { transform: "none" }], {
          duration: MOVE_MS,
          easing: "cubic-bezier(0.2, 0.8, 0.2, 1)",
        });
      }
    }
    before.current = { order, tops: next };
  }, [order]);

  return list;
}
