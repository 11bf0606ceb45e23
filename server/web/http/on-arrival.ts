import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** Node tells of every request here before it tells the server, whoever made that: next dev, next start, standalone. */
const CHANNEL = "http.server.request.start";

/** Changes every request of this process before Next sees it, until it is disposed of. */
export function onArrival(change: (request: IncomingMessage) => void): Disposable {
  // Safe because Node publishes nothing else on its own channel.
  const arrived = (message: unknown) => change((message as { request: IncomingMessage }).request);
  subscribe(CHANNEL, arrived);
  return { [Symbol.dispose]: () => void unsubscribe(CHANNEL, arrived) };
}
