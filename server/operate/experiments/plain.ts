import type { ExperimentRecord } from "./wire.ts";

/** True when a run is over, with or without a verdict. */
export function isOver({ phase }: Pick<ExperimentRecord, "phase">): boolean {
  return phase === "done";
}
