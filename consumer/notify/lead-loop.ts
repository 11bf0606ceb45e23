import type { Loop } from "#server/platform/loop.ts";

const EVERY_MS = 15_000;
/** On a desk that stands still. */
export const LEADS_REST_MS = 30_000;

export interface LeadLoopPorts {
  readonly name: string;
  /** Milliseconds of a clock that only goes forward. */
  readonly elapsed: () => number;
  /** How long somebody is taken to be there after their last sign of life. */
  readonly hereMs: number;
  readonly tell: () => Promise<void>;
}

/**
 * Tells leads in turns who are not there. Not before signs of life could be received for long enough: whoever has a page
 * open is no further away because this consumer has just begun, and what lasted while none ran may be over.
 */
export function createLeadLoop({ name, elapsed, hereMs, tell }: LeadLoopPorts): Loop {
  const begunAt = elapsed();
  return {
    name,
    async turn() {
      if (elapsed() - begunAt >= hereMs) await tell();
      return EVERY_MS;
    },
  };
}
