"use client";

import { useCallback, useEffect, useRef } from "react";

/** Runs the last thing asked for once nothing was asked for `quietMs`: for what follows typing. */
export function usePause(quietMs: number): (run: () => void) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(
    (run) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(run, quietMs);
    },
    [quietMs],
  );
}
