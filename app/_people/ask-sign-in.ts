import { createShared } from "#app/_ui/shared.ts";

interface Asked {
  readonly answer: Promise<boolean>;
  readonly settle: (isSignedIn: boolean) => void;
}

/** Null while nobody is asked. */
export const asking = createShared<Asked | null>(null);
/** They said that they do not want to now: they stay, with what they wrote. */
let isPutOff = false;

/** Whether something stands on this page that its writer would not find again elsewhere. */
let hasWords = (): boolean => false;

/** Says how to find that out, for as long as the page lives. */
export function watchWords(look: () => boolean): void {
  hasWords = look;
}

/** Asks whoever sits here to sign in again, where they are. One dialog for all who ask; true once they have. */
export function askSignIn(): Promise<boolean> {
  const asked = asking.get();
  if (asked) return asked.answer;
  const { promise, resolve } = Promise.withResolvers<boolean>();
  asking.set({ answer: promise, settle: resolve });
  return promise;
}

/** They signed in, here or in another tab, or closed the dialog, or this page is about to replace its own session: then it stays. */
export function settleSignIn(isSignedIn: boolean): void {
  isPutOff = !isSignedIn;
  asking.get()?.settle(isSignedIn);
  asking.set(null);
}

/**
 * Whether whoever was signed out stays where they are: because they are asked here or have put it off, or because they have
 * written something, and are asked now.
 */
export function staysSignedOut(): boolean {
  if (!isSignInAsked() && !isPutOff && hasWords()) void askSignIn();
  return isSignInAsked() || isPutOff;
}

export function isSignInAsked(): boolean {
  return asking.get() !== null;
}
