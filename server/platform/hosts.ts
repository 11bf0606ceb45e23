import { isIP } from "node:net";

/** Whether this process answers to the name that a request was sent to. */
export interface Hosts {
  /** By a name that was configured, or this machine's own. The port is of no account: proxies and containers change it. */
  isOurs(host: string | null | undefined): boolean;
  /**
   * The same, or a bare address. Balancers, orchestrators and Prometheus ask for health and figures at addresses that
   * nobody can configure; a page on another site can only ever send a name.
   */
  isOursOrAddress(host: string | null | undefined): boolean;
}

/**
 * A browser can be led here under somebody else's name (DNS rebinding), and then their page reads the answers; and a name
 * that is believed ends up in links.
 * @param names As they stand in a Host header; their ports are of no account either.
 */
export function createHosts(names: readonly string[]): Hosts {
  const ours = new Set(names.map(nameOf));
  const isOurs = (name: string | null) => name !== null && (ours.has(name) || isLoopbackName(name));
  return {
    isOurs: (host) => isOurs(nameOf(host ?? "")),
    isOursOrAddress(host) {
      const name = nameOf(host ?? "");
      return isOurs(name) || (name !== null && isIP(name.replace(/^\[|\]$/g, "")) !== 0);
    },
  };
}

function isLoopbackName(name: string): boolean {
  return name === "localhost" || name.endsWith(".localhost") || name === "[::1]" || /^127(\.\d{1,3}){3}$/.test(name);
}

/** The name in a Host header, in lower case and without its port; null when it is none. */
function nameOf(host: string): string | null {
  if (!/^(\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i.test(host) || !URL.canParse(`http://${host}`)) return null;
  return new URL(`http://${host}`).hostname.replace(/\.$/, "");
}
