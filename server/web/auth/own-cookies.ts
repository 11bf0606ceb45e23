import type { CookiesOptions } from "next-auth";

const QUARTER_OF_AN_HOUR = 15 * 60;

/** A cookie's whole name. With https browsers keep it to this very host: no name below or beside ours can set it. */
export function ownCookieName(publicUrl: string, name: string): string {
  return isHttps(publicUrl) ? `__Host-${name}` : name;
}

/** What stands behind a cookie's value: no script reads it, and it goes over https only where there is https. */
export function ownCookieRules(
  publicUrl: string,
  { maxAge, sameSite }: { maxAge: number; sameSite: "Lax" | "Strict" },
): string {
  return `Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=${sameSite}${isHttps(publicUrl) ? "; Secure" : ""}`;
}

/** next-auth's cookies under names of ours: of its own, all but one may be set by other hosts of the same site. */
export function authCookies(publicUrl: string): CookiesOptions {
  const cookie = (name: string, more: { maxAge?: number } = {}) => ({
    name: ownCookieName(publicUrl, `next-auth.${name}`),
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps(publicUrl), ...more } as const,
  });
  return {
    sessionToken: cookie("session-token"),
    callbackUrl: cookie("callback-url"),
    csrfToken: cookie("csrf-token"),
    // For the way to Google or GitHub and back.
    pkceCodeVerifier: cookie("pkce.code_verifier", { maxAge: QUARTER_OF_AN_HOUR }),
    state: cookie("state", { maxAge: QUARTER_OF_AN_HOUR }),
    nonce: cookie("nonce", { maxAge: QUARTER_OF_AN_HOUR }),
  };
}

function isHttps(publicUrl: string): boolean {
  return publicUrl.startsWith("https:");
}
