"use client";

import { useCallback, useSyncExternalStore } from "react";

/** What this tab has; the device's storage may be full or forbidden. */
const texts = new Map<string, string>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(key: string): string {
  const known = texts.get(key);
  if (known !== undefined) return known;
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

function write(key: string, text: string): void {
  texts.set(key, text);
  try {
    if (text === "") localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // Only this tab keeps it then.
  }
  for (const listener of listeners) listener();
}

/** Text that is still there after leaving the page, on this device, under `key`. Empty text is forgotten. */
export function useKeptText(key: string): [text: string, set: (text: string) => void] {
  const text = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => "",
  );
  const set = useCallback((next: string) => write(key, next), [key]);
  return [text, set];
}
