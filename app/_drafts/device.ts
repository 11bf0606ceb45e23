import { newKey } from "./new-key.ts";

const NAME = "quickfix:device";

/** Which browser this is, to tell a person's devices apart; of one that keeps nothing every page is another. */
export function deviceHere(): string {
  try {
    const known = localStorage.getItem(NAME);
    if (known) return known;
    const fresh = newKey();
    localStorage.setItem(NAME, fresh);
    return fresh;
  } catch {
    return newKey();
  }
}
