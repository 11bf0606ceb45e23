import { createShared } from "#app/_ui/shared.ts";
import { useShared } from "#app/_ui/use-shared.ts";

/** Why this page is no longer its person's: they signed out, or somebody else signed in. */
export type Gone = { readonly kind: "out" } | { readonly kind: "another"; readonly name: string | null };

const gone = createShared<Gone | null>(null);

/** From now on nothing of whom this page was rendered for is shown. Only a new page ends that. */
export function reportGone(next: Gone): void {
  // Who sits here now is worth more than that somebody does.
  if (gone.get() && !(next.kind === "another" && next.name !== null)) return;
  gone.set(next);
}

export function useGone(): Gone | null {
  return useShared(gone);
}
