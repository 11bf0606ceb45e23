"use client";

import { useEffect, useRef } from "react";
import { type MacrosHere, macrosHere } from "./here.ts";

/** Says that a ticket is in front of somebody, for as long as it is, and what using a macro on it is. */
export function useMacrosHere({ hold }: MacrosHere, isOffered: boolean): void {
  const latest = useRef(hold);
  useEffect(() => {
    latest.current = hold;
  });
  useEffect(() => {
    if (!isOffered) return undefined;
    const here: MacrosHere = { hold: (macro) => latest.current(macro) };
    macrosHere.set(here);
    return () => {
      if (macrosHere.get() === here) macrosHere.set(null);
    };
  }, [isOffered]);
}
