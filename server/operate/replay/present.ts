import type { Replay } from "./replay.ts";
import type { ReplayView } from "./wire.ts";

export function presentReplay(replay: Replay): ReplayView {
  const { id, state, range, complaintId, target, perSecond, total, sent, skipped } = replay;
  const { createdAt, createdBy, finishedAt, problem } = replay;
  return {
    id,
    state,
    complaintId,
    target,
    perSecond,
    total,
    sent,
    skipped,
    createdBy,
    problem,
    types: range.types,
    from: range.from?.toISOString() ?? null,
    to: range.to.toISOString(),
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
