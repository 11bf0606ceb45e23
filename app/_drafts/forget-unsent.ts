import { draftsOf, sendsOf } from "./names.ts";
import type { Store } from "./shelf.ts";

/** Kept by versions before, some without a word of whose they were. */
const EARLIER = "quickfix.draft.";

/**
 * Forgets what whoever signs out has left unsent here: the next person at this device must not find it. What others left,
 * whose session ended by itself, waits for them.
 */
export function forgetUnsent(storage: Pick<Store, "length" | "key" | "removeItem">, personId: string): void {
  const names = Array.from({ length: storage.length }, (_, place) => storage.key(place) ?? "");
  const own = [draftsOf(personId), sendsOf(personId), EARLIER];
  for (const name of names) {
    if (own.some((prefix) => name.startsWith(prefix))) storage.removeItem(name);
  }
}
