import { transportSecurity } from "./transport-security.ts";

/** What every answer carries: pages, API, files and refusals. The Content-Security-Policy has a nonce: the guard writes it. */
export function securityHeaders(publicUrl: string, withSubdomains: boolean): Readonly<Record<string, string>> {
  return {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    ...transportSecurity(publicUrl, withSubdomains),
  };
}
