import type { SaidRefusal } from "#server/core/sign-in-refusal.ts";
import type { Catalogue } from "#server/language/english.ts";
import type * as Later from "./later-words.ts";
import type { Say } from "./say.ts";

type SayFailure = Say<"ui.failure">;
type Failed = Exclude<keyof Catalogue["ui"]["failure"], "signIn"> | `signIn.${SaidRefusal["key"]}`;

let say: SayFailure | null = null;

/** How failures are said from now on, wherever they are met. A browser has one reader; a server has many, and shows none. */
export function sayFailuresBy(next: SayFailure): void {
  say = next;
}

/** What to tell whoever sits at this browser of something that failed outside of any component. */
export function sayFailure(key: Failed, values?: SaidRefusal["values"]): string {
  return say ? say(key, values) : key;
}

let later: typeof Later | null = null;

/**
 * Fetches the words of refusals and of what is said of fields, which no page opens with. Where they do not come there are none:
 * then what the server says in English is shown.
 */
export async function fetchLaterWords(): Promise<void> {
  later ??= await import("./later-words.ts").catch(() => null);
}

/** Says refusals, once the words are there. */
export const laterWords = (): typeof Later | null => later;
