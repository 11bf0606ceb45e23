import { createServer, type Socket } from "node:net";
import { type Handler, serveConnection } from "./connection.ts";

const loopback = "127.0.0.1";

/** A listening server; disposing it cuts every connection. */
interface WireServer extends AsyncDisposable {
  readonly port: number;
  readonly connections: number;
}

/**
 * Listens on the loopback address and nowhere else: there is no authentication.
 * @param port 0 takes a free one.
 * @param connect makes the handler of one new connection from the addresses of its two ends.
 */
export async function listen(port: number, connect: (remote: string, local: string) => Handler): Promise<WireServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    const { remoteAddress, remotePort, localPort } = socket;
    serveConnection(socket, connect(`${remoteAddress}:${remotePort}`, `${loopback}:${localPort}`));
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
