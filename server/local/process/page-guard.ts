import type { IncomingHttpHeaders } from "node:http";
import { createHosts } from "#server/platform/hosts.ts";

/** Why a request is not served, in words; null when it is. */
export type PageGuard = (headers: IncomingHttpHeaders) => string | null;

/**
 * For servers of this machine that ask nobody to sign in: a program may use them, a web page may not. A page can send what it
 * likes to loopback, as a form or a picture, and reads the answers where its own name was made to lead here.
 * @param names That requests may be sent to, beside this machine's own.
 */
export function createPageGuard(names: readonly string[]): PageGuard {
  const hosts = createHosts(names);
  return ({ origin, host, "sec-fetch-site": site }) => {
    // A browser names the page that asks. Where it names none it says whether a page asks at all; a person typing does not.
    if (origin !== undefined || (site !== undefined && site !== "none")) return "This is not for web pages.";
    if (hosts.isOurs(host)) return null;
    return "Nobody here has the name that was asked for. If it is yours, add it to ALLOWED_HOSTS.";
  };
}
