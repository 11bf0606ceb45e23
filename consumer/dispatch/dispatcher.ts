import type { AgentId } from "#server/core/ids.ts";

export interface Dispatcher {
  /**
   * Resolves after a pass that began after this call has ended, naming these agents. Calls made while a pass runs
   * share the next one: a thousand messages cost as many passes as it takes to receive them, not a thousand.
   * Rejects when that pass failed for this call.
   */
  submit(agents: readonly AgentId[]): Promise<void>;
  /** Resolves when no pass runs and none is due. */
  idle(): Promise<void>;
}

interface Waiting {
  readonly agents: readonly AgentId[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Runs one pass at a time per process; what arrives meanwhile is coalesced.
 * @param ready waited for before each pass; what comes until then shares it. Never rejects.
 */
export function createDispatcher(
  runPass: (agents: readonly AgentId[]) => Promise<unknown>,
  shouldIsolate: (error: unknown) => boolean,
  ready?: () => Promise<void>,
): Dispatcher {
  let waiting: Waiting[] = [];
  let running: Promise<void> | null = null;

  const run = async () => {
    while (waiting.length > 0) {
      if (ready) await ready();
      const batch = waiting;
      waiting = [];
      await serve(batch);
    }
    running = null;
  };

  const serve = async (batch: readonly Waiting[]) => {
    try {
      // rule: pass-names-every-agent
      await runPass([...new Set(batch.flatMap((entry) => entry.agents))]);
      // rule: pass-begins-after-receipt
      for (const entry of batch) entry.resolve();
    } catch (error) {
      // rule: failed-pass-serves-nobody
      if (batch.length === 1 || !shouldIsolate(error)) return batch.forEach((entry) => entry.reject(error));
      // One bad subject must not hold back the others: each gets a pass of its own.
      for (const entry of batch) await runPass(entry.agents).then(entry.resolve, entry.reject);
    }
  };

  return {
    submit(agents) {
      return new Promise((resolve, reject) => {
        waiting.push({ agents, resolve, reject });
        running ??= Promise.resolve().then(run);
      });
    },
    async idle() {
      while (running) await running;
    },
  };
}
