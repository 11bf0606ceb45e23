import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";

/** Node tells of every request here before it tells the server, whoever made that: next dev, next start, standalone. */
const CHANNEL = "http.server.request.start";

/** Answers a request itself, or lets it be served: at once or when its turn has come. */
export type Admit = (request: IncomingMessage, response: ServerResponse, serve: () => void) => void;

/**
 * Stands before whoever serves HTTP in this process. What it turns away costs a tenth of a millisecond; by the time that
 * Next hands a request to a proxy.ts it has cost ten times that, and a page ten times more.
 */
export function beforeServing(admit: Admit): Disposable {
  const known = new WeakSet<Server>();
  const restore: (() => void)[] = [];
  const meet = (message: unknown) => {
    // Safe because Node publishes nothing else on its own channel.
    const { server } = message as { server: Server };
    if (known.has(server)) return;
    known.add(server);
    const serving = server.listeners("request");
    const atTheDoor = (request: IncomingMessage, response: ServerResponse) => {
      admit(request, response, () => {
        for (const serve of serving) Reflect.apply(serve, server, [request, response]);
      });
    };
    server.removeAllListeners("request").on("request", atTheDoor);
    restore.push(() => {
      server.off("request", atTheDoor);
      for (const serve of serving) server.on("request", serve as RequestListener);
    });
  };
  subscribe(CHANNEL, meet);
  return {
    [Symbol.dispose]() {
      unsubscribe(CHANNEL, meet);
      for (const each of restore) each();
    },
  };
}
