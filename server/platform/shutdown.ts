import type { Log } from "./log.ts";

interface ProcessLike {
  on(signal: NodeJS.Signals, listener: () => void): unknown;
  off(signal: NodeJS.Signals, listener: () => void): unknown;
  exit(code: number): void;
}

export interface ShutdownOptions {
  readonly log: Pick<Log, "info" | "error">;
  /** All closers together get this long; then the process ends with code 1. */
  readonly deadlineMs: number;
  /** A signal repeated within this time is the same wish: npm passes Ctrl-C on to a process that already has it. */
  readonly sameWishMs?: number;
  readonly process?: ProcessLike;
}

export interface Shutdown {
  /** Aborts with the first request to stop. Loops watch it. */
  readonly signal: AbortSignal;
  /** Registers a closer. The last one registered runs first, so that what was opened first closes last. */
  onClose(name: string, close: () => Promise<unknown> | void): void;
  /** Starts the shutdown as a signal would; resolves when every closer is done. */
  request(reason: string, exitCode?: number): Promise<void>;
}

const SIGNALS = ["SIGTERM", "SIGINT"] as const;

/**
 * Turns SIGTERM and SIGINT into one orderly end: abort, then the closers one after the other, then exit.
 * A closer that throws is logged and does not stop the others. A second signal ends the process at once with code 1.
 */
export function createShutdown(options: ShutdownOptions): Shutdown {
  const { log, deadlineMs, sameWishMs = 500, process: host = process } = options;
  const controller = new AbortController();
  const closers: { name: string; close: () => Promise<unknown> | void }[] = [];
  let running: Promise<void> | undefined;

  const closeAll = async (reason: string, exitCode: number) => {
    log.info({ reason }, "stopping");
    controller.abort();
    const deadline = setTimeout(() => {
      log.error({ deadlineMs, waitingFor: closers.at(-1)?.name }, "stopping took too long");
      host.exit(1);
    }, deadlineMs);
    for (let next = closers.at(-1); next; next = closers.at(-1)) {
      try {
        await next.close();
      } catch (error) {
        log.error({ err: error, closer: next.name }, "closing failed");
      }
      closers.pop();
    }
    clearTimeout(deadline);
    for (const signal of SIGNALS) host.off(signal, onSignal);
    log.info({ reason }, "stopped");
    host.exit(exitCode);
  };

  const request = (reason: string, exitCode = 0) => (running ??= closeAll(reason, exitCode));
  let signalledAt: number | undefined;
  const onSignal = () => {
    if (signalledAt !== undefined && performance.now() - signalledAt >= sameWishMs) host.exit(1);
    signalledAt ??= performance.now();
    void request("signal");
  };
  for (const signal of SIGNALS) host.on(signal, onSignal);

  return { signal: controller.signal, onClose: (name, close) => void closers.push({ name, close }), request };
}
