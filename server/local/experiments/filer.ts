import { randomUUID } from "node:crypto";
import type { TicketId } from "#server/core/ids.ts";
import type { Timers } from "#server/core/ports/environment.ts";
import type { WebClient } from "./web-client.ts";

const AGAIN_AFTER_MS = 500;

export interface Filer {
  /** Ids of everything that was confirmed. */
  readonly filed: readonly TicketId[];
  /** Attempts that were not answered with a confirmation and were made again. */
  readonly refused: number;
  /**
   * Files that many, spread evenly over a time or all at once when that is 0. Resolves when every one is confirmed, or
   * when the signal gives up.
   */
  file(count: number, overMs: number): Promise<void>;
}

export interface FilerPorts {
  readonly web: WebClient;
  readonly timers: Timers;
  readonly tokens: readonly string[];
  readonly category: string;
  readonly of: number;
}

/** Files numbered complaints as scripts of several customers in turn would: again and again with the same key, until it is confirmed. */
export function createFiler({ web, timers, tokens, category, of }: FilerPorts, signal: AbortSignal): Filer {
  const filed: TicketId[] = [];
  let refused = 0;
  let numbered = 0;

  const fileOne = async () => {
    const number = ++numbered;
    const key = randomUUID();
    const token = tokens[number % tokens.length] ?? "";
    const title = `Experiment: kettle ${number} of ${of}`;
    const complaint = { title, description: "Filed by an experiment, which solves it itself.", category };
    while (!signal.aborted) {
      const answer = await web.file(token, key, complaint);
      if (answer.kind === "filed") {
        filed.push(answer.id);
        return;
      }
      refused += 1;
      await timers.sleep(AGAIN_AFTER_MS, signal);
    }
  };

  return {
    filed,
    get refused() {
      return refused;
    },
    async file(count, overMs) {
      const pauseMs = overMs / Math.max(1, count);
      const all = Array.from({ length: count }, async (_, index) => {
        await timers.sleep(index * pauseMs, signal);
        await fileOne();
      });
      await Promise.all(all);
    },
  };
}
