import { DomainError } from "#server/core/errors.ts";

const SAFE_METHODS: readonly string[] = ["GET", "HEAD", "OPTIONS"];

export function isSafeMethod(method: string): boolean {
  return SAFE_METHODS.includes(method);
}

/**
 * True when a browser says that another site's page sent this request. Browsers send `Sec-Fetch-Site` or `Origin` with
 * every POST; a request with neither was not sent by a page, so nobody's cookie was borrowed.
 */
function isCrossSite(headers: Headers, publicUrl: string): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site !== "same-origin" && site !== "none";
  const origin = headers.get("origin");
  if (!origin) return false;
  if (!URL.canParse(origin)) return true;
  return new URL(origin).host !== headers.get("host") && new URL(origin).origin !== new URL(publicUrl).origin;
}

/** Refuses a change that another site's page asks for in the name of whoever is signed in here. */
export function requireSameSite({ method, headers }: Pick<Request, "method" | "headers">, publicUrl: string): void {
  if (!isSafeMethod(method)) requireOwnPage(headers, publicUrl);
}

/** The same of whatever the method is: for reading that is counted and written down, too. */
export function requireOwnPage(headers: Headers, publicUrl: string): void {
  if (!isCrossSite(headers, publicUrl)) return;
  throw new DomainError("auth.cross-site", { key: "refusals.request.crossSite" });
}
