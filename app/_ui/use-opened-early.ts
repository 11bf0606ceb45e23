"use client";

import { type RefObject, useEffect, useEffectEvent } from "react";

/**
 * For a popover that the server writes: browsers open it before the page is awake, and say so to nobody who comes later.
 * @param onOpen is called once its part of the page is awake, where it stands open by then
 */
export function useOpenedEarly(popover: RefObject<HTMLElement | null>, onOpen: () => void): void {
  const opened = useEffectEvent(onOpen);
  useEffect(() => {
    if (popover.current?.matches(":popover-open")) opened();
  }, [popover]);
}
