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

/** Below what Linux, macOS and Windows give to outgoing connections, any of which could take a port between here and its use. */
const FREE_FROM = 20_000;
const FREE_BEFORE = 32_768;
const MOST_TRIED = 100;

/** A port that was free a moment ago, and that is likely to be so when it is used; at random, so that two who look find two. */
export async function findFreePort(): Promise<number> {
  for (let tried = 0; tried < MOST_TRIED; tried++) {
    const port = FREE_FROM + Math.floor(Math.random() * (FREE_BEFORE - FREE_FROM));
    if (await isFree(port)) return port;
  }
  throw new Error(`None of ${MOST_TRIED} ports between ${FREE_FROM} and ${FREE_BEFORE - 1} is free.`);
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
