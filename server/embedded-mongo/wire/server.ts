import { createServer, type Socket } from "node:net";
import { Admissions } from "./admission.ts";
import { type Handler, serveConnection } from "./connection.ts";
import { UnreadAnswers } from "./unread.ts";

const loopback = "127.0.0.1";

/** The addresses of a connection's two ends, and whether somebody is still there. */
interface Ends {
  remote: string;
  local: string;
  isOpen(): boolean;
}

/** A listening server; disposing it cuts every connection. */
interface WireServer extends AsyncDisposable {
  readonly port: number;
  readonly connections: number;
}

/**
 * Listens on the loopback address and nowhere else: there is no authentication.
 * @param port 0 takes a free one.
 * @param connect makes the handler of one new connection.
 */
export async function listen(port: number, connect: (ends: Ends) => Handler): Promise<WireServer> {
  const sockets = new Set<Socket>();
  const shared = { admissions: new Admissions(), unread: new UnreadAnswers() };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    const { remoteAddress, remotePort, localPort } = socket;
    const ends = {
      remote: `${remoteAddress}:${remotePort}`,
      local: `${loopback}:${localPort}`,
      isOpen: () => !socket.destroyed,
    };
    serveConnection(socket, connect(ends), shared);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, loopback, resolve);
  });
  const address = server.address();
  const boundPort = typeof address === "object" && address ? address.port : port;
  return {
    port: boundPort,
    get connections() {
      return sockets.size;
    },
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
