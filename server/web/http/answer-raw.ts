import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { Server, STATUS_CODES } from "node:http";
import type { Server as NetServer, Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { ErrorBody } from "#server/platform/doors/error-body.ts";
import type { Log } from "#server/platform/log.ts";

/** Node tells of every connection here, whoever made the server. */
const CHANNEL = "net.server.socket";

/** Statuses of what Node cannot read, by its error's code; everything else is a 400. */
const STATUS_OF: Partial<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

interface RawPorts {
  readonly log: Pick<Log, "info">;
  /** What every answer carries. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whether Next has a socket of its own, for pages that load themselves anew. */
  readonly isDevelopment: boolean;
}

/**
 * Refuses what never becomes a request, bytes that are no HTTP and tunnels, which Node closes without a word. What asks to
 * speak something else than HTTP is answered like any other request: Next would leave it open for ever, counted by nobody.
 */
export function answerRaw({ log, headers, isDevelopment }: RawPorts): Disposable {
  const known = new WeakSet<NetServer>();
  const refuse = (socket: Duplex, status: number, message: string) => {
    if (!socket.writable) return void socket.destroy();
    log.info({ door: "connection", status, code: "input.invalid" }, "request");
    const body: ErrorBody = { error: { code: "input.invalid", message } };
    socket.end(answerOf(status, JSON.stringify(body), headers));
  };
  const meet = (met: unknown) => {
    // Safe because Node publishes nothing else on its own channel.
    const { server } = (met as { socket: Socket & { server?: NetServer } }).socket;
    if (!(server instanceof Server) || known.has(server)) return;
    known.add(server);
    server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
      if (error.code === "ECONNRESET") return void socket.destroy();
      refuse(socket, STATUS_OF[error.code ?? ""] ?? 400, "This is no request that anybody here can read.");
    });
    server.on("connect", (_request, socket) => refuse(socket, 400, "This desk leads nowhere else: it is no proxy."));
    // Without listeners Node takes it for a request.
    if (!isDevelopment) server.removeAllListeners("upgrade");
  };
  subscribe(CHANNEL, meet);
  return { [Symbol.dispose]: () => void unsubscribe(CHANNEL, meet) };
}

function answerOf(status: number, body: string, headers: Readonly<Record<string, string>>): string {
  const all = {
    ...headers,
    "Content-Type": "application/json",
    "Cache-Control": "no-store",
    "Content-Length": String(Buffer.byteLength(body)),
    Connection: "close",
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`, ...lines, "", body].join("\r\n");
}
