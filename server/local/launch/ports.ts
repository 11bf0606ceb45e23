import { once } from "node:events";
import { createServer } from "node:net";

/** A port that people know by a variable's name. */
export interface NamedPort {
  readonly port: number;
  readonly use: string;
  readonly variable: string;
}

/** Ports that cannot be used; the message says what to set. */
export class PortsTakenError extends Error {
  override readonly name = "PortsTakenError";

  constructor(taken: readonly NamedPort[]) {
    super(
      taken
        .map(({ port, use, variable }) => `Port ${port} for ${use} is already in use. Free it, or set ${variable}.`)
        .join("\n"),
    );
  }
}

/** @throws PortsTakenError naming every port that is taken. */
export async function requirePorts(ports: readonly NamedPort[]): Promise<void> {
  const free = await Promise.all(ports.map(({ port }) => isFree(port)));
  const taken = ports.filter((_, index) => !free[index]);
  if (taken.length > 0) throw new PortsTakenError(taken);
}

/** The port asked for when it is free, else any other. For ports that nobody has to know. */
export async function preferPort(port: number): Promise<number> {
  return port !== 0 && (await isFree(port)) ? port : findFreePort();
}

/** A port of the loopback interface that was free a moment ago. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("A TCP server has no port.");
  return address.port;
}

async function isFree(port: number): Promise<boolean> {
  // A listener on one address does not always hinder another on all addresses, so both are tried.
  return (await canListen(port, "127.0.0.1")) && (await canListen(port));
}

function canListen(port: number, host?: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
