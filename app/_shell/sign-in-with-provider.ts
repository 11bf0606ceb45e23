import { fetchCsrfToken } from "./csrf.ts";
import type { Provider } from "./providers.ts";

/**
 * Leaves for Google or GitHub, which lead back to `next`. Whoever only confirms that it is still them is asked there which
 * account they are, so that a browser left open does not answer for them in passing.
 */
export async function signInWithProvider(
  provider: Provider,
  next: string,
  { isConfirming = false } = {},
): Promise<void> {
  const csrfToken = await fetchCsrfToken();
  const answer = await fetch(`/api/auth/signin/${provider}${isConfirming ? "?prompt=select_account" : ""}`, {
    method: "POST",
    body: new URLSearchParams({ csrfToken, callbackUrl: next, json: "true" }),
  });
  const body: unknown = await answer.json();
  if (typeof body !== "object" || body === null || !("url" in body))
    throw new Error("There is no way to sign in there.");
  location.assign(String(body.url));
}
