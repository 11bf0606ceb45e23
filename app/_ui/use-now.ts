"use client";

import { useCallback, useState, useSyncExternalStore } from "react";
import { useRenderTime } from "./render-time.tsx";

type Listener = () => void;

/** One interval per step for the whole page, however many times are shown. */
const tickers = new Map<number, { listeners: Set<Listener>; timer: ReturnType<typeof setInterval> }>();

function onTick(stepMs: number, listener: Listener): () => void {
  const ticker = tickers.get(stepMs) ?? startTicker(stepMs);
  ticker.listeners.add(listener);
  return () => {
    ticker.listeners.delete(listener);
    if (ticker.listeners.size > 0) return;
    clearInterval(ticker.timer);
    tickers.delete(stepMs);
  };
}

function startTicker(stepMs: number) {
  const listeners = new Set<Listener>();
  const timer = setInterval(() => {
    for (const listener of listeners) listener();
  }, stepMs);
  const ticker = { listeners, timer };
  tickers.set(stepMs, ticker);
  return ticker;
}

/** The present moment in ms, rounded down to the step, so that everything shown ticks together. */
export function useNow(stepMs = 1000): number {
  const subscribe = useCallback((listener: Listener) => onTick(stepMs, listener), [stepMs]);
  // As of one moment for the whole first render: React asks more than once, and must hear the same.
  const [firstAskedAt] = useState(() => Date.now());
  const renderedAt = useRenderTime() ?? firstAskedAt;
  const round = (ms: number) => Math.floor(ms / stepMs) * stepMs;
  return useSyncExternalStore(
    subscribe,
    () => round(Date.now()),
    () => round(renderedAt),
  );
}
