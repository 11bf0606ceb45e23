import { createShared } from "#app/_ui/shared.ts";
import { useShared } from "#app/_ui/use-shared.ts";
import type { Unsent } from "./unsent.ts";

const here = createShared<Unsent | null>(null);

/** What is unsent on this page is of one person as long as the page lives, whatever is shown in it. */
export function beginHere(personId: string, make: () => Unsent): Unsent | null {
  const before = here.get();
  if (before) return before.personId === personId ? before : null;
  const unsent = make();
  here.set(unsent);
  return unsent;
}

/** Null until the page has woken up, and for visitors. */
export function useUnsent(): Unsent | null {
  return useShared(here);
}

/** How many texts of this person the server does not have, whichever tab they are in. */
export function countUnsent({ drafts, outbox }: Unsent): number {
  return drafts.count() + outbox.list().length;
}

/** Outside of what is rendered. */
export function unsentHere(): Unsent | null {
  return here.get();
}
