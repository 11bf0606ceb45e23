import { until } from "../../fixtures/until.ts";

/** Waits for a fact as long as a machine with other work may need: a real desk of processes is slow when cores are few. */
export function patiently<Fact>(what: string, ask: () => Promise<Fact | null | undefined | false>): Promise<Fact> {
  return until(what, ask, { withinMs: 60_000, everyMs: 50 });
}
