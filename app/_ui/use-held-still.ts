"use client";

import { type PointerEvent, useEffect, useMemo, useState } from "react";
import { createHolder } from "./hold-still.ts";

/** What to put on the element that has the rows in it. A finger is over a row only when it presses it. */
interface PointerHandlers {
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerLeave: () => void;
  readonly onClick: () => void;
}

/**
 * What moves under nobody's pointer: while one is over it, what was shown stays, and what comes meanwhile is shown after.
 * @param isHeldToo for another reason, such as something that is being dragged over it.
 */
export function useHeldStill<Shown>(
  latest: Shown,
  isHeldToo = false,
): { readonly shown: Shown; readonly hasNews: boolean; readonly handlers: PointerHandlers } {
  const [isPointed, setIsPointed] = useState(false);
  const [kept, setKept] = useState<{ readonly shown: Shown } | null>(null);
  const isHeld = isPointed || isHeldToo;
  // Decided while rendering, so that no frame shows the rows moved.
  if (isHeld && kept === null) setKept({ shown: latest });
  if (!isHeld && kept !== null) setKept(null);

  const holder = useMemo(() => createHolder(setIsPointed), []);
  useEffect(() => holder.left, [holder]);
  const handlers = useMemo(
    () => ({
      onPointerMove: ({ pointerType }: PointerEvent) => {
        if (pointerType === "mouse") holder.pointed();
      },
      onPointerLeave: holder.left,
      onClick: holder.acted,
    }),
    [holder],
  );
  const shown = isHeld && kept ? kept.shown : latest;
  return { shown, hasNews: shown !== latest, handlers };
}
