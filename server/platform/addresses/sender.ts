import { type Address, isLoopback, isPrivate, networkOf, readAddress } from "./address.ts";
import { createNetworks } from "./networks.ts";

/** Where a request comes from, as far as that can be believed. */
export interface Sender {
  /** The judged address in its one spelling, at most 45 characters; "unknown" where the socket has none. */
  readonly ip: string;
  /** The same as limits count it: of IPv6 the /64. */
  readonly network: string;
  /**
   * A proxy on our own network that nobody has named in TRUSTED_PROXIES: everybody behind it looks the same. No limit by
   * address may apply to it, but the one on wrong sign-ins.
   */
  readonly isCrowd: boolean;
  /** Sent from this very machine, and not handed on by a proxy on it. */
  readonly isLocal: boolean;
}

/** What proxies write of whom they speak for. Only the first is read, and only from those who are trusted. */
const FORWARDED_FOR = "x-forwarded-for";
export const FORWARDING_HEADERS = [
  FORWARDED_FOR,
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-real-ip",
  "forwarded",
] as const;

/** More hops than any request makes. Node takes headers of 16 kB, and nobody has to read all of one. */
const READ_CHARACTERS = 1_000;

export const UNKNOWN_SENDER: Sender = { ip: "unknown", network: "unknown", isCrowd: false, isLocal: false };

export interface SenderRules {
  /** Networks as `readNetwork` writes them. */
  readonly trustedProxies: readonly string[];
}

interface Arrival {
  /** The other end of the socket; undefined over a Unix socket, or when it is closed already. */
  readonly peer: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export type JudgeSender = (arrival: Arrival) => Sender;

/**
 * Tells where requests come from: the other end of the socket; or, where that is a trusted proxy, whom it names. The
 * list of addresses is walked from the right, because each proxy adds the one it was asked by at the end, and what stands
 * before the last untrusted one can be made up.
 */
export function createSenderJudge({ trustedProxies }: SenderRules): JudgeSender {
  const isTrusted = createNetworks(trustedProxies);
  return ({ peer, headers }) => {
    const socket = readAddress(peer ?? "");
    if (!socket) return UNKNOWN_SENDER;
    const isForwarded = FORWARDING_HEADERS.some((name) => headers[name] !== undefined);
    const client = isTrusted(socket) ? walk(String(headers[FORWARDED_FOR] ?? ""), isTrusted) : null;
    const address = client ?? socket;
    return {
      ip: address.toString(),
      network: networkOf(address),
      isCrowd: isForwarded && client === null && isPrivate(socket),
      isLocal: isLoopback(address) && !isForwarded,
    };
  };
}

/** The nearest address that no trusted proxy has; the farthest proxy where there is none. Null when nothing can be read. */
function walk(forwardedFor: string, isTrusted: (address: Address) => boolean): Address | null {
  const hops = forwardedFor.slice(-READ_CHARACTERS).split(",").toReversed();
  // What was cut off may have been the head of the last one.
  if (forwardedFor.length > READ_CHARACTERS) hops.pop();
  let farthest: Address | null = null;
  for (const hop of hops) {
    const address = readAddress(withoutPort(hop.trim()));
    // Nobody knows who is behind what cannot be read.
    if (!address) return farthest;
    farthest = address;
    if (!isTrusted(address)) return address;
  }
  return farthest;
}

/** Some proxies write the port, too: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
function withoutPort(hop: string): string {
  return /^\[([^\]]+)\](:\d+)?$/.exec(hop)?.[1] ?? /^([\d.]+):\d+$/.exec(hop)?.[1] ?? hop;
}
