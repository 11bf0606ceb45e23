import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Sender } from "#server/platform/addresses/sender.ts";
import type { Counters } from "#server/platform/limits/counters.ts";
import { tooMany } from "#server/platform/limits/too-many.ts";

export interface KnockPorts {
  readonly counters: Counters;
  readonly senderOf: (request: IncomingMessage) => Pick<Sender, "network" | "isCrowd">;
  readonly onRefused: () => void;
}

/** Turns away whoever opens connections all the time, before one is opened. Socket.IO must be there already. */
export function limitKnocks(http: Server, { counters, senderOf, onRefused }: KnockPorts): void {
  const secondsToWait = (request: IncomingMessage) => {
    const { searchParams } = new URL(request.url ?? "/", "http://localhost");
    // One that is open names its session.
    if (!searchParams.has("EIO") || searchParams.has("sid")) return 0;
    const { network, isCrowd } = senderOf(request);
    const seconds = isCrowd ? 0 : counters.hit("handshakes", network);
    if (seconds > 0) onRefused();
    return seconds;
  };
  const [serving, upgrading] = [http.listeners("request"), http.listeners("upgrade")];
  http.removeAllListeners("request").on("request", (request: IncomingMessage, response: ServerResponse) => {
    const seconds = secondsToWait(request);
    if (seconds > 0) return refuse(response, seconds);
    for (const serve of serving) Reflect.apply(serve, http, [request, response] satisfies Parameters<RequestListener>);
  });
  http.removeAllListeners("upgrade").on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const seconds = secondsToWait(request);
    if (seconds > 0)
      socket.end(`HTTP/1.1 429 Too Many Requests\r\nRetry-After: ${seconds}\r\nConnection: close\r\n\r\n`);
    else for (const upgrade of upgrading) Reflect.apply(upgrade, http, [request, socket, head]);
  });
}

function refuse(response: ServerResponse, seconds: number): void {
  const { code, message } = tooMany(seconds);
  response.writeHead(429, { "Content-Type": "application/json", "Retry-After": String(seconds) });
  response.end(JSON.stringify({ error: { code, message } }));
}
