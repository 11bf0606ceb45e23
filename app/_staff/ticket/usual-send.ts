import { useState } from "react";
import { personHere } from "#app/_people/person-here.ts";
import { useHydrated } from "#app/_ui/use-hydrated.ts";

/** The ways to send that can be somebody's usual one. Asking one customer back says nothing about the next. */
export const USUAL_SENDS = ["send", "resolve"] as const;
export type UsualSend = (typeof USUAL_SENDS)[number];

const nameFor = (personId: string | null) => `quickfix:usual-send:${personId}`;

/** How this person sent last, on this browser; a plain "send" until they chose. */
export function readUsualSend(storage: Pick<Storage, "getItem">, personId: string | null): UsualSend {
  const kept = storage.getItem(nameFor(personId));
  return USUAL_SENDS.find((usual) => usual === kept) ?? "send";
}

/** Remembers how they sent. A browser that keeps nothing goes on offering the plain way. */
export function keepUsualSend(chosen: UsualSend): void {
  try {
    localStorage.setItem(nameFor(personHere()), chosen);
  } catch {
    // It is asked for anew with every ticket, and is a convenience.
  }
}

/** As it was when the ticket came up: buttons that change places under a hand are pressed by mistake. */
export function useUsualSend(): UsualSend {
  const [usual] = useState(ofThisPerson);
  return useHydrated() ? usual : "send";
}

function ofThisPerson(): UsualSend {
  try {
    return readUsualSend(localStorage, personHere());
  } catch {
    return "send";
  }
}
