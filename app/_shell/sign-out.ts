import { fetchCsrfToken } from "./csrf.ts";

/** Ends the session and leaves with a full page load, so that nothing fetched as this person stays in memory. */
export async function signOut(): Promise<void> {
  const csrfToken = await fetchCsrfToken();
  await fetch("/api/auth/signout", {
    method: "POST",
    body: new URLSearchParams({ csrfToken, json: "true", callbackUrl: "/sign-in" }),
  });
  location.assign("/sign-in");
}
