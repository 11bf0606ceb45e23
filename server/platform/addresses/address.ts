import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

export type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Ranges that nobody reaches over the internet: the machine itself, its network, a provider's own. */
const PRIVATE_RANGES = new Set(["loopback", "private", "linkLocal", "uniqueLocal", "carrierGradeNat"]);

/** An address as a socket or a proxy writes it, without its zone; IPv4 in IPv6's clothes is IPv4. Null when it is none. */
export function readAddress(text: string): Address | null {
  const [bare = ""] = text.split("%", 1);
  // ipaddr.js also takes what only looks like one: 010.1, 0x7f000001.
  return isIP(bare) === 0 ? null : ipaddr.process(bare);
}

/**
 * What limits count an address by: of IPv6 the /64, which is the least that a provider gives to one customer, who may
 * take another address of it for every request.
 */
export function networkOf(address: Address): string {
  if (!(address instanceof ipaddr.IPv6)) return address.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/64`).toString()}/64`;
}

export function isPrivate(address: Address): boolean {
  return PRIVATE_RANGES.has(address.range());
}

export function isLoopback(address: Address): boolean {
  return address.range() === "loopback";
}
