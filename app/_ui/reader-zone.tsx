"use client";

import { createContext, type ReactNode, useContext } from "react";
import { useHydrated } from "./use-hydrated.ts";

/** By which clock times are shown to whoever reads, and whether it has to be said which one that is. */
export interface ReaderZone {
  readonly timeZone: string;
  readonly isNamed: boolean;
}

const Chosen = createContext<string | null>(null);

/** Whose times follow a zone of their choice; null: the device's. */
export function ReaderZoneProvider({ timeZone, children }: { timeZone: string | null; children: ReactNode }) {
  return <Chosen value={timeZone}>{children}</Chosen>;
}

/**
 * The reader's zone. The server knows a chosen one, so both print the same; the device's is known to the browser alone, and
 * until it has taken over the markup a time is UTC's and says so.
 */
export function useReaderZone(): ReaderZone {
  const chosen = useContext(Chosen);
  const isHydrated = useHydrated();
  if (chosen) return { timeZone: chosen, isNamed: true };
  return isHydrated ? { timeZone: deviceZone(), isNamed: false } : { timeZone: "UTC", isNamed: true };
}

/** What this browser says. */
export function deviceZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
