"use client";

import { useEffect, useRef, useState } from "react";
import { boardNews } from "#app/(supervisor)/_view/board-news.ts";
import type { Board } from "#server/desk/insights/wire.ts";

/** Says what changed on the board to those who do not see it move, when they are not being told something else. */
export function BoardNews({ board }: { board: Board }) {
  const before = useRef<Board | null>(null);
  const [news, setNews] = useState("");
  useEffect(() => {
    const latest = boardNews(before.current, board);
    before.current = board;
    if (latest) setNews(latest);
  }, [board]);
  return <output className="sr-only">{news}</output>;
}
