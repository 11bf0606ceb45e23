import { fetchCsrfToken } from "./csrf.ts";
import { forgetDrafts } from "./forget-drafts.ts";

/** Ends the session on the server and leaves with a full page load, so that nothing fetched as this person stays in memory. */
export async function signOut(): Promise<void> {
  const csrfToken = await fetchCsrfToken();
  const answer = await fetch("/api/auth/signout", {
    method: "POST",
    body: new URLSearchParams({ csrfToken, json: "true", callbackUrl: "/sign-in" }),
  });
  // Then the session is not ended, and whoever has its cookie would still be in.
  if (!answer.ok) throw new Error(`Signing out was answered with ${answer.status}.`);
  leave();
}

/** Away from every page of whoever has just been signed out, with nothing of theirs left on this device. */
export function leave(): void {
  try {
    forgetDrafts(localStorage);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
  location.assign("/sign-in");
}
