"use client";

import { type RefObject, useEffect, useState } from "react";

/**
 * Whether what somebody writes in is unfolded, where little height folds it to a line (`short:`): from its first focus until
 * something else is pressed, and for as long as there are words in it.
 */
export function useUnfolded(element: RefObject<HTMLElement | null>, hasWords: boolean) {
  const [isUsed, setIsUsed] = useState(false);
  useEffect(() => {
    if (!isUsed) return undefined;
    // Once it was pressed, and not as the focus leaves: what is being pressed must not move away from under the finger.
    const fold = ({ target }: MouseEvent) => {
      if (target instanceof Node && !element.current?.contains(target)) setIsUsed(false);
    };
    document.addEventListener("click", fold);
    return () => document.removeEventListener("click", fold);
  }, [isUsed, element]);
  return { isUnfolded: isUsed || hasWords, unfold: () => setIsUsed(true) };
}
