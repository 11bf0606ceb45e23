import type { Loop } from "#server/platform/loop.ts";
import { type AlertMailPorts, mailAlerts } from "./mail-alerts.ts";

const EVERY_MS = 15_000;

export interface AlertMailLoopPorts extends AlertMailPorts {
  /** Milliseconds of a clock that only goes forward. */
  readonly elapsed: () => number;
}

/**
 * Writes in turns to leads who are not there. Not before signs of life could be received for long enough: whoever has a page
 * open is no further away because this consumer has just begun.
 */
export function createAlertMailLoop({ elapsed, ...ports }: AlertMailLoopPorts): Loop {
  const begunAt = elapsed();
  return {
    name: "alert-mail",
    async turn() {
      if (elapsed() - begunAt >= ports.hereMs) await mailAlerts(ports);
      return EVERY_MS;
    },
  };
}
