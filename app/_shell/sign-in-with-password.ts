import { sayFailure } from "#app/_language/say-failure.ts";
import { readRefusal } from "#server/core/sign-in-refusal.ts";
import { fetchCsrfToken } from "./csrf.ts";

export type SignInOutcome =
  | { readonly kind: "signed-in" }
  | { readonly kind: "refused"; readonly message: string; readonly needsCode?: boolean };

/** Asks for a session. A refusal comes back as the sentence to show; nothing throws. */
export async function signInWithPassword(email: string, password: string, code = ""): Promise<SignInOutcome> {
  try {
    const csrfToken = await fetchCsrfToken();
    const answer = await fetch("/api/auth/callback/credentials", {
      method: "POST",
      body: new URLSearchParams({ csrfToken, email, password, json: "true", ...(code ? { code } : {}) }),
    });
    const outcome = readAnswer(await answer.json(), location.origin);
    // Asked for again, though one was given.
    return code && outcome.kind === "refused" && outcome.needsCode
      ? { ...outcome, message: sayFailure("wrongCode") }
      : outcome;
  } catch {
    return { kind: "refused", message: sayFailure("unreachable") };
  }
}

/** next-auth answers with the address to go to; a refusal carries its code there as `error`. */
export function readAnswer(body: unknown, origin: string): SignInOutcome {
  const url = typeof body === "object" && body !== null && "url" in body ? body.url : null;
  if (typeof url !== "string") return { kind: "refused", message: sayFailure("unreachable") };
  const { searchParams, pathname } = new URL(url, origin);
  const error = searchParams.get("error");
  if (error !== null) {
    const { key, values } = readRefusal(error);
    const message = sayFailure(`signIn.${key}`, values);
    return { kind: "refused", message, ...(error === "auth.second-factor" ? { needsCode: true } : {}) };
  }
  // Without a valid token next-auth sends back to the form, with status 200.
  if (searchParams.has("csrf") || pathname.endsWith("/signin")) {
    return { kind: "refused", message: sayFailure("openTooLong") };
  }
  return { kind: "signed-in" };
}
