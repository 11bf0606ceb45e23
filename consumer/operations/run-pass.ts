import type { AssignmentPorts } from "#server/core/assignments/ports.ts";
import type { AgentId } from "#server/core/ids.ts";
import type { Log } from "#server/platform/log.ts";
import { type PassResult, pass } from "../dispatch/pass.ts";
import type { ConsumerMetrics } from "./metrics.ts";
import { watchClaims } from "./watched-claims.ts";

export interface ObservedPassPorts {
  readonly assignment: AssignmentPorts;
  readonly metrics: ConsumerMetrics;
  readonly log: Pick<Log, "info" | "warn">;
}

/** A pass that is measured, and logged as one event with all that it did, and whether it left somebody waiting. */
export async function runObservedPass(
  { assignment, metrics, log }: ObservedPassPorts,
  agents: readonly AgentId[],
  messages: number,
): Promise<PassResult & { readonly leftWaiting: boolean }> {
  const startedAt = performance.now();
  const { store, leftSomebody } = watchClaims(assignment.store, assignment.clock, (claim) => {
    metrics.timeToAssign.observe({ priority: claim.priority }, claim.waitedMs / 1_000);
    metrics.timeToMatch.observe(claim.matchedMs / 1_000);
  });
  const durationMs = () => Math.round(performance.now() - startedAt);
  try {
    const result = await pass({ ...assignment, store }, agents);
    const leftWaiting = leftSomebody();
    metrics.passDuration.observe((performance.now() - startedAt) / 1_000);
    metrics.passSize.observe(agents.length);
    metrics.passRounds.observe(result.rounds);
    metrics.assignments.inc({ outcome: "ok" }, result.assigned);
    metrics.assignments.inc({ outcome: "stale" }, result.stale);
    metrics.assignments.inc({ outcome: "conflict_agent" }, result.taken);
    metrics.assignments.inc({ outcome: "no_agent" }, leftWaiting ? 1 : 0);
    log.info({ messages, agents: agents.length, ...result, leftWaiting, durationMs: durationMs() }, "pass");
    return { ...result, leftWaiting };
  } catch (error) {
    log.warn({ messages, agents: agents.length, durationMs: durationMs(), err: error }, "pass failed");
    throw error;
  }
}
