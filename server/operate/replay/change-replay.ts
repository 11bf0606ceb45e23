import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { DocumentId } from "#server/core/ids.ts";
import { MOST_LISTED } from "#server/core/most-listed.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import { presentReplay } from "./present.ts";
import { keptUntil } from "./replay.ts";
import type { ReplayRoom, Replays } from "./room.ts";
import type { ReplayOverview, ReplayState, ReplayView } from "./wire.ts";

/** What the trail calls them. */
const MOVES = { paused: "replay.paused", running: "replay.resumed", cancelled: "replay.cancelled" } as const;

type MoveRoom = Replays<"move" | "find"> & Pick<ReplayRoom, "clock" | "trail">;

/** Admins: the latest replays, newest first, and what the relay could not publish. */
export async function listReplays({ replays }: Replays<"list" | "countParked">, actor: Actor): Promise<ReplayOverview> {
  requireRole(actor, "admin");
  const [found, parked] = await Promise.all([replays.list(MOST_LISTED.replays), replays.countParked()]);
  return { replays: found.map(presentReplay), parked };
}

/** Admins: holds a replay where it is. @throws DomainError `replay.not-found`, `replay.over` */
export function pauseReplay(room: MoveRoom, actor: Actor, id: string): Promise<ReplayView> {
  return move(room, actor, id, ["running", "paused"], "paused");
}

/** Admins: lets a paused replay go on where it was. @throws DomainError `replay.not-found`, `replay.over` */
export function resumeReplay(room: MoveRoom, actor: Actor, id: string): Promise<ReplayView> {
  return move(room, actor, id, ["paused", "running"], "running");
}

/** Admins: ends a replay. What was sent stays sent. @throws DomainError `replay.not-found`, `replay.over` */
export function cancelReplay(room: MoveRoom, actor: Actor, id: string): Promise<ReplayView> {
  return move(room, actor, id, ["running", "paused"], "cancelled");
}

/** Admins: events that could not be published are handed to the reconciler, which tries them again within a minute. */
export async function releaseParked(
  room: Replays<"releaseParked"> & Trailed,
  actor: Actor,
): Promise<{ readonly count: number }> {
  requireRole(actor, "admin");
  const count = await recorded(room, { action: "events.released", actorId: actor.id }, () =>
    room.replays.releaseParked(),
  );
  return { count };
}

async function move(
  room: MoveRoom,
  actor: Actor,
  id: string,
  from: readonly ReplayState[],
  to: keyof typeof MOVES,
): Promise<ReplayView> {
  requireRole(actor, "admin");
  const { replays, clock } = room;
  const now = clock.now();
  const ended = to === "cancelled" ? { finishedAt: now, expiresAt: keptUntil(now) } : null;
  const gone = () => new DomainError("replay.not-found", { key: "refusals.replay.none" });
  if (!DocumentId.safeParse(id).success) throw gone();
  return recorded(room, { action: MOVES[to], actorId: actor.id, on: { kind: "replay", id } }, async () => {
    const moved = await replays.move(id, from, to, ended);
    if (moved) return presentReplay(moved);
    if (await replays.find(id)) throw new DomainError("replay.over", { key: "refusals.replay.over" });
    throw gone();
  });
}
