import ipaddr from "ipaddr.js";
import { type Address, readAddress } from "./address.ts";

/** True for an address that belongs to one of the networks. */
export type Networks = (address: Address) => boolean;

/** One address or network such as `10.0.0.0/8`, in its one spelling. Null when it is neither, or everybody. */
export function readNetwork(text: string): string | null {
  const [before = "", bits, ...more] = text.split("/");
  const address = readAddress(before);
  if (!address || more.length > 0 || before.includes("%")) return null;
  const most = address.kind() === "ipv4" ? 32 : 128;
  const length = bits === undefined ? most : Number(bits);
  // A network without a first bit is everybody, and then everybody would choose their own address.
  const isLength = bits === undefined || (/^\d{1,3}$/.test(bits) && length >= 1 && length <= most);
  return isLength ? `${address.toString()}/${length}` : null;
}

/** @param networks As `readNetwork` writes them. */
export function createNetworks(networks: readonly string[]): Networks {
  const ranges = networks.map((network) => ipaddr.parseCIDR(network));
  return (address) => ranges.some(([base, bits]) => base.kind() === address.kind() && address.match(base, bits));
}
