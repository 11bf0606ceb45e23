import { INVARIANTS } from "#server/operate/invariants/invariant.ts";
import type { Log } from "#server/platform/log.ts";
import type { DeskLoopPorts } from "../loops/desk-loops.ts";
import type { LetterLoopPorts } from "../loops/letter-loops.ts";
import type { ConsumerMetrics } from "./metrics.ts";

type Heard = Pick<DeskLoopPorts, "onRepair" | "onCount" | "onViolation"> &
  Pick<LetterLoopPorts, "onDepth" | "onLetters">;

/** Turns what the loops find into metrics, and into log lines where a person should look. */
export function createLoopRecorder(
  metrics: Pick<ConsumerMetrics, "repairs" | "violations" | "queueDepth" | "lettersKept">,
  log: Pick<Log, "warn" | "error">,
): Heard {
  return {
    onRepair(kind, count) {
      metrics.repairs.inc({ kind }, count);
      log.warn({ kind, count }, "the reconciler repaired something that should not have been wrong");
    },
    onCount: (id, violations) => metrics.violations.set({ id }, violations),
    // Not its sentence: that calls agents by their names. `npm run verify` says it.
    onViolation: ({ id, subject }) =>
      log.error({ invariant: id, promise: INVARIANTS[id].promise, subject }, "an invariant does not hold"),
    onDepth(queue, depth) {
      for (const [kind, count] of Object.entries(depth))
        metrics.queueDepth.set({ queue, kind: kind.toLowerCase() }, count);
    },
    onLetters(groups) {
      metrics.lettersKept.reset();
      for (const { reason, failed } of groups) metrics.lettersKept.inc({ reason }, failed);
    },
  };
}
