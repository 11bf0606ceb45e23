import { readAddress } from "./address.ts";

/** Names that mean a machine of one's own network, and are given to nobody on the internet. */
const OWN_ENDINGS = [".localhost", ".local", ".lan", ".internal", ".home.arpa"];

/**
 * Loopback, what RFC 1918 and RFC 4193 set aside, and link-local. Whoever has an address of a carrier (100.64.0.0/10) shares
 * it with strangers, so that one is public; so is whatever is not named here.
 */
const OWN_RANGES = new Set(["loopback", "private", "linkLocal", "uniqueLocal"]);

/**
 * Whether strangers may reach this URL: it leads to no machine by itself, to no private address, and to no name without a dot
 * or with an ending of private networks. What cannot be read counts as public, so that nothing is taken for granted.
 */
export function isPublic(url: string): boolean {
  const host = hostOf(url);
  if (host === null) return true;
  const address = readAddress(host);
  if (address) return !OWN_RANGES.has(address.range());
  return host.includes(".") && !OWN_ENDINGS.some((ending) => host.endsWith(ending));
}

/** Whether this URL leads to the machine itself, where nobody else can follow it. */
export function isOnThisMachine(url: string): boolean {
  const host = hostOf(url);
  if (host === null) return false;
  const address = readAddress(host);
  return address ? address.range() === "loopback" : host === "localhost" || host.endsWith(".localhost");
}

/**
 * The host that a URL leads to, as browsers read it: what stands before an "@" is nobody's host, capitals and letters of
 * other scripts have one spelling, numbers one notation. Without brackets and the dot at the end; null when it is no URL.
 */
export function hostOf(url: string): string | null {
  const host = URL.parse(url)?.hostname ?? "";
  return host.replace(/^\[|\]$/g, "").replace(/[.]$/, "") || null;
}
