import { readRefusal } from "#server/core/sign-in-refusal.ts";
import { fetchCsrfToken } from "./csrf.ts";

export type SignInOutcome =
  | { readonly kind: "signed-in" }
  | { readonly kind: "refused"; readonly message: string; readonly needsCode?: boolean };

const UNREACHABLE = "QuickFix cannot be reached right now. Please try again in a moment.";

/** Asks for a session. A refusal comes back as the sentence to show; nothing throws. */
export async function signInWithPassword(email: string, password: string, code = ""): Promise<SignInOutcome> {
  try {
    const csrfToken = await fetchCsrfToken();
    const answer = await fetch("/api/auth/callback/credentials", {
      method: "POST",
      body: new URLSearchParams({ csrfToken, email, password, json: "true", ...(code ? { code } : {}) }),
    });
    return readAnswer(await answer.json(), location.origin);
  } catch {
    return { kind: "refused", message: UNREACHABLE };
  }
}

/** next-auth answers with the address to go to; a refusal carries its code there as `error`. */
export function readAnswer(body: unknown, origin: string): SignInOutcome {
  const url = typeof body === "object" && body !== null && "url" in body ? body.url : null;
  if (typeof url !== "string") return { kind: "refused", message: UNREACHABLE };
  const { searchParams, pathname } = new URL(url, origin);
  const error = searchParams.get("error");
  if (error !== null)
    return {
      kind: "refused",
      message: readRefusal(error),
      ...(error === "auth.second-factor" ? { needsCode: true } : {}),
    };
  // Without a valid token next-auth sends back to the form, with status 200.
  if (searchParams.has("csrf") || pathname.endsWith("/signin")) {
    return { kind: "refused", message: "The page was open for too long. Please try again." };
  }
  return { kind: "signed-in" };
}
