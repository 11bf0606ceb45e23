"use client";

import { useCallback, useSyncExternalStore } from "react";
import { type DraftKind, keepDraft, readDraft } from "./drafts.ts";

/** What a browser that keeps nothing still holds until the page is left. */
const unkept = new Map<string, string>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The unfinished text on a ticket and its setter; survives leaving the ticket, the page and the browser. */
export function useDraft(userId: string, ticketId: string, kind: DraftKind): [string, (text: string) => void] {
  const slot = `${userId}:${ticketId}:${kind}`;
  const text = useSyncExternalStore(
    subscribe,
    () => unkept.get(slot) ?? readDraft(localStorage, userId, ticketId, kind),
    () => "",
  );
  const setText = useCallback(
    (next: string) => {
      if (keepDraft(localStorage, userId, ticketId, kind, next)) unkept.delete(slot);
      else unkept.set(slot, next);
      for (const listener of listeners) listener();
    },
    [userId, ticketId, kind, slot],
  );
  return [text, setText];
}

/** Whether this person left anything unfinished on the ticket. */
export function hasDraft(userId: string, ticketId: string): boolean {
  return (["reply", "note"] as const).some((kind) => readDraft(localStorage, userId, ticketId, kind) !== "");
}
