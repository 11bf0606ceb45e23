import { BlockList, isIP } from "node:net";

/** Names that mean a machine of one's own network, and are given to nobody on the internet. */
const OWN_ENDINGS = [".localhost", ".local", ".lan", ".internal", ".home.arpa"];

const LOOPBACK = blockList(["127.0.0.0", 8, "ipv4"], ["::1", 128, "ipv6"]);

/**
 * Loopback, what RFC 1918 and RFC 4193 set aside, and link-local. Whoever shares an address of a carrier (100.64.0.0/10)
 * shares it with strangers, so that one is public; so is whatever is not named here.
 */
const OWN = blockList(
  ["127.0.0.0", 8, "ipv4"],
  ["10.0.0.0", 8, "ipv4"],
  ["172.16.0.0", 12, "ipv4"],
  ["192.168.0.0", 16, "ipv4"],
  ["169.254.0.0", 16, "ipv4"],
  ["::1", 128, "ipv6"],
  ["fc00::", 7, "ipv6"],
  ["fe80::", 10, "ipv6"],
);

/**
 * Whether strangers may reach this address: it is not this machine, not a private address, and not a name without a dot or
 * with an ending of private networks. What cannot be read as an address counts as public, so that nothing is taken for granted.
 */
export function isPublic(address: string): boolean {
  const host = hostOf(address);
  if (host === null) return true;
  if (isIP(host)) return !OWN.check(host, familyOf(host));
  return host.includes(".") && !OWN_ENDINGS.some((ending) => host.endsWith(ending));
}

/** Whether this address is the machine itself, and so reached by nobody else. */
export function isLoopback(address: string): boolean {
  const host = hostOf(address);
  if (host === null) return false;
  if (isIP(host)) return LOOPBACK.check(host, familyOf(host));
  return host === "localhost" || host.endsWith(".localhost");
}

/**
 * The host that an address leads to, as browsers read it: what stands before an "@" is nobody's host, capitals and letters of
 * other scripts have one spelling, numbers one notation. Without brackets and the dot at the end; null when it is no address.
 */
export function hostOf(address: string): string | null {
  const host = URL.parse(address)?.hostname ?? "";
  return host.replace(/^\[|\]$/g, "").replace(/[.]$/, "") || null;
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 4 ? "ipv4" : "ipv6";
}

/** Node finds IPv4 written as IPv6 (::ffff:10.0.0.1) in the ranges of IPv4. */
function blockList(...ranges: readonly [network: string, prefix: number, family: "ipv4" | "ipv6"][]): BlockList {
  const list = new BlockList();
  for (const [network, prefix, family] of ranges) list.addSubnet(network, prefix, family);
  return list;
}
