import { isLeaving } from "./leaving.ts";

/** Longer than any change takes; whoever hears nothing for so long hears nothing more. */
const LONGEST_MS = 30_000;

/**
 * Asks the server, and gives up on an answer that does not come: then it is asked again, with the same key. What is asked while the
 * page is left goes on without it.
 */
export function fetchInTime(address: RequestInfo | URL | string, init: RequestInit = {}): Promise<Response> {
  const limit = AbortSignal.timeout(LONGEST_MS);
  const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
  return fetch(address, { ...init, signal, ...(isLeaving() ? { keepalive: true } : {}) });
}
