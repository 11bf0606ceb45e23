import { fetchCsrfToken } from "./csrf.ts";

/** Ends the session on the server and leaves with a full page load, so that nothing fetched as this person stays in memory. */
export async function signOut(): Promise<void> {
  const csrfToken = await fetchCsrfToken();
  const answer = await fetch("/api/auth/signout", {
    method: "POST",
    body: new URLSearchParams({ csrfToken, json: "true", callbackUrl: "/sign-in" }),
  });
  // Then the session is not ended, and whoever has its cookie would still be in.
  if (!answer.ok) throw new Error(`Signing out was answered with ${answer.status}.`);
  location.assign("/sign-in");
}
