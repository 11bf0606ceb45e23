import { once } from "node:events";
import type { Server } from "node:http";
import { isOnThisMachine } from "#server/platform/addresses/public-address.ts";
import type { ConsumerEnv } from "#server/platform/env.ts";

/** As many consumers as one machine could make use of, and then some. */
const PORTS_TRIED = 32;
/**
 * How many connections may wait for their turn. Node's own 511 are too few when everybody comes back at once: who finds no place is
 * heard of again after a second, then three, then seven. The system may allow fewer.
 */
const WAITING = 4_096;

/**
 * Serves on the port of the environment; resolves to it. On one's own machine a consumer that was given no port takes
 * the next free one, so that a second one needs nothing but to be started. In production, where probes and browsers
 * know the port, a taken one is an error.
 */
export async function listen(
  http: Server,
  { realtimePort, isRealtimePortGiven, publicUrl, mode }: ConsumerEnv,
): Promise<number> {
  // What is opened on this machine only is served to this machine only.
  const isPrivate = mode !== "production" && isOnThisMachine(publicUrl);
  const host = isPrivate ? "127.0.0.1" : undefined;
  const last = mode === "production" || isRealtimePortGiven ? realtimePort : realtimePort + PORTS_TRIED - 1;
  for (let port = realtimePort; ; port++) {
    try {
      http.listen({ port, host, backlog: WAITING });
      await once(http, "listening");
      return port;
    } catch (error) {
      if (!isTaken(error)) throw error;
      if (port >= last) throw new PortTakenError(realtimePort, last);
    }
  }
}

class PortTakenError extends Error {
  override readonly name = "PortTakenError";

  constructor(first: number, last: number) {
    const ports = first === last ? `Port ${first} is` : `Ports ${first} to ${last} are`;
    super(`${ports} already in use. Stop what uses it, or set REALTIME_PORT to a free one for this consumer.`);
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}
