import { DomainError } from "#server/core/errors.ts";
import { authCookies, ownCookieRules } from "./own-cookies.ts";
import { findCookies } from "./session-cookie.ts";

/**
 * Refuses what next-auth would stumble over and answer with 500: JSON that is none, and an address to go to afterwards
 * that nobody can read, in the query or in the cookie that it keeps it in; and whoever would write into our log through it.
 * @throws DomainError `input.invalid`
 */
export async function requireReadable(request: Request, publicUrl: string): Promise<void> {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname.endsWith("/_log")) {
    throw new DomainError("input.invalid", { key: "refusals.input.log" });
  }
  // Which of several cookies it reads is its own affair.
  const kept = findCookies(request.headers.get("cookie"), authCookies(publicUrl).callbackUrl.name);
  for (const address of [searchParams.get("callbackUrl"), ...kept.map(decoded)]) {
    if (address && !isAddress(address, publicUrl)) {
      throw new DomainError("input.invalid", { key: "refusals.input.callbackUrl" });
    }
  }
  if (!request.headers.get("content-type")?.includes("application/json")) return;
  try {
    JSON.parse(await request.clone().text());
  } catch (cause) {
    throw new DomainError("input.invalid", { key: "refusals.input.notJson" }, {}, { cause });
  }
}

/** What makes a browser forget an address that nobody can read: it would be refused with every request. */
export function forgetCallback(publicUrl: string): string {
  const { name } = authCookies(publicUrl).callbackUrl;
  return `${name}=; ${ownCookieRules(publicUrl, { maxAge: 0, sameSite: "Lax" })}`;
}

function isAddress(address: string, publicUrl: string): boolean {
  const url = URL.parse(address, address.startsWith("/") ? publicUrl : undefined);
  return url !== null && /^https?:$/.test(url.protocol);
}

/** As the framework reads cookies: what is not well encoded is not there. */
function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
