import { spawn } from "node:child_process";
import { once } from "node:events";
import { createConnection } from "node:net";
import { until } from "../../fixtures/until.ts";

/** Some say something about every request. */
const KEPT_CHARACTERS = 2_000;
const READY = { withinMs: 60_000, everyMs: 100 };

/** A server that other people wrote, which listens. */
export interface Engine extends AsyncDisposable {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Starts one as a process of its own. `onStart` gets what ends it, before it listens.
 * @throws with its last words when it ends before it listens.
 */
export async function startEngine(
  command: string,
  port: number,
  args: readonly string[],
  onStart: (stop: () => Promise<void>) => void = () => {},
): Promise<Engine> {
  const child = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (more) => {
    said = `${said}${more}`.slice(-KEPT_CHARACTERS);
  });
  const ended = once(child, "close");
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  onStart(stop);
  const died = ended.then(() => Promise.reject(new Error(`${command} ended with ${child.exitCode}.\n${said}`)));
  died.catch(() => undefined);
  await Promise.race([until(`${command} answers`, () => listens(port), READY), died]);
  return { port, stop, [Symbol.asyncDispose]: stop };
}

/** SecantusDB's command line: a set of one, with its files in a folder. */
export const secantusArgs = (port: number, folder: string): string[] => [
  ...["--host", "127.0.0.1", "--port", String(port)],
  ...["--storage-path", folder, "--log-level", "ERROR"],
];

export const secantusUri = (port: number): string => `mongodb://127.0.0.1:${port}/?replicaSet=secantus`;

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: "127.0.0.1", port });
    socket.on("connect", () => resolve(true)).on("error", () => resolve(false));
    socket.on("connect", () => socket.destroy());
  });
}
