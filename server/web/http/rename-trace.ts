import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** Node tells of every request here before it tells the server. */
const CHANNEL = "http.server.request.start";

/**
 * Lets TRACE arrive under a name that nobody knows, so that it is refused like any other method of that kind. A fetch
 * `Request` cannot have this one: Next, which makes one of everything before anybody of ours is asked, throws over it,
 * answers 500 and logs a fault.
 */
export function renameTrace(): Disposable {
  const rename = (message: unknown) => {
    // Safe because Node publishes nothing else on its own channel.
    const { request } = message as { request: Pick<IncomingMessage, "method"> };
    if (request.method === "TRACE") request.method = "X-TRACE";
  };
  subscribe(CHANNEL, rename);
  return { [Symbol.dispose]: () => void unsubscribe(CHANNEL, rename) };
}
