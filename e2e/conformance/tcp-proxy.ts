import { once } from "node:events";
import { createConnection, createServer, type Socket } from "node:net";

export interface TcpProxy extends AsyncDisposable {
  readonly port: number;
  /** Ends every connection at once, in the middle of whatever is said, and takes no new one. Returns how many there were. */
  cut(): number;
  /** Takes connections again. */
  mend(): void;
}

/** Who hears one connection, in whatever pieces its bytes come. */
export interface Ears {
  readonly asked: (chunk: Buffer) => void;
  readonly answered?: (chunk: Buffer) => void;
}

/**
 * A port of this machine behind which another server stands, until it is cut.
 * @param listenTo gives each connection somebody who hears what its client says, and what it is answered
 */
export async function startTcpProxy(
  to: { readonly host: string; readonly port: number },
  listenTo?: () => Ears,
): Promise<TcpProxy> {
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) {
      near.resetAndDestroy();
      return;
    }
    const far = createConnection(to);
    const ears = listenTo?.();
    if (ears) near.on("data", ears.asked);
    if (ears?.answered) far.on("data", ears.answered);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.setNoDelay();
      socket.pipe(other);
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        open.delete(socket);
        other.destroy();
      });
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("A TCP server has no port.");
  const cut = () => {
    isCut = true;
    const connections = open.size / 2;
    for (const socket of open) socket.resetAndDestroy();
    return connections;
  };
  return {
    port: address.port,
    cut,
    mend() {
      isCut = false;
    },
    async [Symbol.asyncDispose]() {
      cut();
      server.close();
      await once(server, "close");
    },
  };
}
