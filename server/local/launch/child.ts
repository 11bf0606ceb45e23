import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { backoffMs } from "#server/platform/backoff.ts";
import { systemTimers } from "#server/platform/timers.ts";
import { type Env, toProcessEnv } from "../process/process-env.ts";

const FOLLOW_PARENT = path.resolve(import.meta.dirname, "../process/follow-parent.ts");
const RESTART_BACKOFF = { baseMs: 250, capMs: 10_000 };
/** A child that lived this long was healthy: its next death starts the backoff anew. */
const HEALTHY_AFTER_MS = 30_000;
const STOP_DEADLINE_MS = 10_000;
const KEPT_LINES = 30;

export interface ChildSpec<Ready> {
  readonly name: string;
  /** Arguments for node, the script first. */
  readonly args: readonly string[];
  readonly env: Env;
  /** Resolves when this start of the child can be used. */
  readonly whenReady: (start: ChildStart) => Promise<Ready>;
  readonly onLine: (line: string) => void;
  /** Called with the process id of every start. */
  readonly onStart: (pid: number) => void;
  /** Gives the first start up when aborted before it is ready. */
  readonly signal: AbortSignal;
}

export interface ChildStart {
  /** Aborts when this start ends before it was ready. */
  readonly signal: AbortSignal;
  /** Calls back for every line it prints from now on. */
  readonly onLine: (listener: (line: string) => void) => void;
}

export interface SupervisedChild<Ready> {
  readonly name: string;
  /** What the first start reported. */
  readonly ready: Ready;
  /** The process that runs now; undefined between a death and the next start. */
  readonly pid: number | undefined;
  readonly restarts: number;
  /** Sends a signal to the running process; a death that follows is treated like any other. */
  kill(signal: NodeJS.Signals): void;
  /** Kills it and does not start it again until the returned function is called. */
  holdDown(): () => void;
  /** Hands the running process a message over their channel. */
  send(message: object): void;
  /** Calls back for every message from it, whichever start it is; returns what ends that. */
  onMessage(listener: (message: unknown) => void): () => void;
  /** Asks the child to stop, and ends it when it has not after ten seconds. It is not started again. */
  stop(): Promise<void>;
}

/**
 * Starts a child and keeps it running: when it dies it is started again with backoff.
 * Resolves when it is ready for the first time.
 * @throws when the first start ends before it is ready; the message carries what it printed.
 */
export async function superviseChild<Ready>(spec: ChildSpec<Ready>): Promise<SupervisedChild<Ready>> {
  const stopping = new AbortController();
  const listeners = new Set<(message: unknown) => void>();
  const onMessage = (message: unknown) => {
    for (const listener of listeners) listener(message);
  };
  let process = startChild(spec, onMessage);
  let restarts = 0;
  let held: Promise<void> | undefined;
  let letGo = () => {};
  const giveUp = () => process.signal("SIGTERM");
  spec.signal.addEventListener("abort", giveUp);
  if (spec.signal.aborted) giveUp();
  const ready = await process.ready.finally(() => spec.signal.removeEventListener("abort", giveUp));

  const keepRunning = async () => {
    let quickDeaths = 0;
    while (true) {
      const { aliveMs, description } = await process.ended;
      if (stopping.signal.aborted) return;
      quickDeaths = aliveMs > HEALTHY_AFTER_MS ? 1 : quickDeaths + 1;
      const waitMs = backoffMs(RESTART_BACKOFF, quickDeaths, () => 1);
      spec.onLine(`${description}; starting again in ${waitMs / 1_000} s`);
      await systemTimers.sleep(waitMs, stopping.signal);
      await held;
      if (stopping.signal.aborted) return;
      restarts += 1;
      process = startChild(spec, onMessage);
      process.ready.then(
        () => spec.onLine("running again"),
        () => undefined, // Its end is seen above.
      );
    }
  };
  const finished = keepRunning();

  return {
    name: spec.name,
    ready,
    get pid() {
      return process.isAlive() ? process.pid : undefined;
    },
    get restarts() {
      return restarts;
    },
    kill: (signal) => process.signal(signal),
    holdDown() {
      letGo();
      const hold = Promise.withResolvers<void>();
      [held, letGo] = [hold.promise, hold.resolve];
      process.signal("SIGKILL");
      return hold.resolve;
    },
    send: (message) => process.send(message),
    onMessage(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async stop() {
      stopping.abort();
      letGo();
      process.signal("SIGTERM");
      const deadline = setTimeout(() => process.killGroup(), STOP_DEADLINE_MS);
      await finished;
      clearTimeout(deadline);
    },
  };
}

function startChild<Ready>(
  { name, args, env, whenReady, onLine, onStart }: ChildSpec<Ready>,
  onMessage: (message: unknown) => void,
) {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ["--import", FOLLOW_PARENT, ...args], {
    env: withOwnNodeFirst(toProcessEnv(env)),
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // A group of its own: Ctrl-C in a terminal reaches the launcher alone, which then stops all in order.
    detached: process.platform !== "win32",
  });
  if (child.pid !== undefined) onStart(child.pid);
  child.on("message", onMessage);
  const died = new AbortController();
  const lastLines: string[] = [];
  const listeners = [onLine, (line: string) => void lastLines.push(line)];
  const printed = [child.stdout, child.stderr].map((stream) =>
    readLines(stream, (line) => {
      for (const listener of listeners) listener(line);
      if (lastLines.length > KEPT_LINES) lastLines.shift();
    }),
  );

  const ended = new Promise<{ aliveMs: number; description: string }>((resolve) => {
    child.once("error", (error) => resolve({ aliveMs: 0, description: `could not be started (${error.message})` }));
    child.once("exit", (code, signal) => {
      resolve({ aliveMs: performance.now() - startedAt, description: `ended with ${signal ?? `code ${code}`}` });
    });
  });
  const failed = ended.then(async ({ description }) => {
    died.abort();
    await Promise.all(printed);
    throw new Error([`${name} ${description} before it was ready.`, ...lastLines].join("\n"));
  });
  const whenUsable = whenReady({ signal: died.signal, onLine: (listener) => void listeners.push(listener) });
  // A child that died says more about the reason than the wait that its death ended.
  const ready = Promise.race([
    whenUsable.catch((error: unknown) => (died.signal.aborted ? failed : Promise.reject(error))),
    failed,
  ]);
  failed.catch(() => undefined); // Only matters until the child is ready; later ends are supervised.

  return {
    ready,
    ended,
    pid: child.pid,
    isAlive: () => isAlive(child),
    signal: (signal: NodeJS.Signals) => void (isAlive(child) && child.kill(signal)),
    // A process that dies at this moment loses it, like everything else it was told.
    send: (message: object) => void (child.connected && child.send(message, () => undefined)),
    killGroup: () => killGroup(child),
  };
}

async function readLines(stream: NodeJS.ReadableStream | null, onLine: (line: string) => void): Promise<void> {
  if (!stream) return;
  for await (const line of createInterface({ input: stream })) onLine(line);
}

function isAlive(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

/** Ends the child and whatever it started itself. */
function killGroup(child: ChildProcess): void {
  if (!isAlive(child) || child.pid === undefined) return;
  if (process.platform === "win32") child.kill("SIGKILL");
  else process.kill(-child.pid, "SIGKILL");
}

/** Tools that a child starts by name must run on this Node, whichever one the shell would find. */
function withOwnNodeFirst(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const folders = [path.dirname(process.execPath), env["PATH"] ?? ""].filter((folder) => folder !== "");
  return { ...env, PATH: folders.join(path.delimiter) };
}
