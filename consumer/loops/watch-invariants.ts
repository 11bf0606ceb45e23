import type { Random } from "#server/core/ports/environment.ts";
import { type InvariantId, type Violation, WATCHED_IDS } from "#server/operate/invariants/invariant.ts";

const EVERY_MS = 30_000;

export interface InvariantWatchPorts {
  readonly look: () => Promise<readonly Violation[]>;
  readonly random: Random;
  /** Hears of every invariant at every turn, of those that hold too. */
  readonly onCount: (id: InvariantId, violations: number) => void;
  /** Hears of each violation when it is first seen. */
  readonly onViolation: (violation: Violation) => void;
}

/**
 * Looks at the invariants again and again; the turn resolves to the milliseconds until the next. Jittered, so that several
 * consumers do not look in step.
 */
export function createInvariantTurn({
  look,
  random,
  onCount,
  onViolation,
}: InvariantWatchPorts): () => Promise<number> {
  let reported = new Set<string>();
  return async () => {
    const violations = await look();
    for (const id of WATCHED_IDS) onCount(id, violations.filter((violation) => violation.id === id).length);
    for (const violation of violations) if (!reported.has(keyOf(violation))) onViolation(violation);
    reported = new Set(violations.map(keyOf));
    return EVERY_MS * (0.75 + random() / 2);
  };
}

const keyOf = ({ id, subject }: Violation) => `${id} ${subject.kind} ${subject.id}`;
