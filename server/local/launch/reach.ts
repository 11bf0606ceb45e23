import { networkInterfaces } from "node:os";
import { isOnThisMachine, isPublic } from "#server/platform/addresses/public-address.ts";
import type { Env } from "../process/process-env.ts";

/** Who can come to a stack: programs and people of this machine, of its network, or strangers. */
export type Reach = "machine" | "network" | "public";

/** What is served to others than this machine was asked for by the address that people open. */
export function reachOf({ NEXTAUTH_URL }: Env): Reach {
  if (!NEXTAUTH_URL || isOnThisMachine(NEXTAUTH_URL)) return "machine";
  return isPublic(NEXTAUTH_URL) ? "public" : "network";
}

/**
 * Addresses of this machine at which strangers could reach what listens on all of them: then a private name before the desk
 * keeps nobody out.
 */
export function publicAddresses(interfaces: ReturnType<typeof networkInterfaces> = networkInterfaces()): string[] {
  return Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal }) => !internal)
    .filter(({ address, family }) => isPublic(family === "IPv6" ? `http://[${address}]` : `http://${address}`))
    .map(({ address }) => address);
}
