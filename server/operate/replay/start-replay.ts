import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import type { MadeOnce } from "#server/core/once/once.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import { type RangeRoom, toEventRange } from "./event-range.ts";
import { presentReplay } from "./present.ts";
import type { RangeFigures, Replay } from "./replay.ts";
import type { ReplayRoom, Replays } from "./room.ts";
import type { ReplayCount, ReplayFilter, ReplayView, StartReplay } from "./wire.ts";

/**
 * Admins: how many events a replay would send, without sending any.
 * @throws DomainError `input.invalid`, `complaint.not-found`
 */
export async function countReplay(
  room: RangeRoom & Replays<"countEvents">,
  actor: Actor,
  filter: ReplayFilter,
): Promise<ReplayCount> {
  requireRole(actor, "admin");
  const { range } = await toEventRange(room, filter);
  const figures = await room.replays.countEvents(range);
  return {
    count: sumOf(figures),
    byType: figures.byType,
    firstAt: figures.firstAt?.toISOString() ?? null,
    lastAt: figures.lastAt?.toISOString() ?? null,
  };
}

/**
 * Admins: orders that stored events are sent once more, under their own ids. Handlers look at what is true and people are
 * told once of each event, so that repeating what went well changes nothing. Any running consumer carries it out.
 * @throws DomainError `input.invalid`, `complaint.not-found`, `replay.none`, `replay.busy`; nothing has changed then
 */
export async function startReplay(
  room: RangeRoom & Replays<"countEvents" | "insert" | "findActive"> & Pick<ReplayRoom, "ids" | "trail"> & MadeOnce,
  actor: Actor,
  order: StartReplay,
): Promise<ReplayView> {
  requireRole(actor, "admin");
  const { replays, clock, ids } = room;
  if (order.target === "topic" && !order.confirm) throw unconfirmed();
  const { range, complaintId } = await toEventRange(room, order);
  const total = sumOf(await replays.countEvents(range));
  if (total === 0) {
    throw new DomainError("replay.none", { key: "refusals.replay.noEvents" });
  }
  const replay: Replay = {
    id: room.resourceId ?? ids.documentId(),
    state: "running",
    range,
    complaintId,
    target: order.target,
    perSecond: order.perSecond,
    total,
    sent: 0,
    skipped: 0,
    cursor: null,
    createdAt: clock.now(),
    createdBy: actor.name,
    finishedAt: null,
    problem: null,
  };
  const act = {
    action: "replay.started",
    actorId: actor.id,
    on: { kind: "replay", id: replay.id },
    after: { target: order.target, perSecond: order.perSecond, total, types: [...range.types], complaintId },
  } as const;
  return recorded(room, act, async () => {
    if (!(await replays.insert(replay))) throw await busy(replays);
    return presentReplay(replay);
  });
}

async function busy(replays: Replays<"findActive">["replays"]): Promise<DomainError> {
  const other = await replays.findActive();
  const values = { sent: other?.sent ?? 0, total: other?.total ?? 0 };
  return new DomainError(
    "replay.busy",
    other?.state === "paused" ? { key: "refusals.replay.paused", values } : { key: "refusals.replay.running", values },
  );
}

function sumOf({ byType }: RangeFigures): number {
  return byType.reduce((sum, { count }) => sum + count, 0);
}

function unconfirmed(): DomainError {
  const message = { key: "refusals.replay.confirm" } as const;
  return new DomainError("input.invalid", message, { fields: { confirm: message } });
}
