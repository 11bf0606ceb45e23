import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { type UserId, UserIdInput } from "#server/core/ids.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { SecondFactors } from "./room.ts";
import { requireMayGoWithout } from "./staff-rule.ts";

type Room = SecondFactors<"find" | "remove"> & Trailed;

/**
 * The caller's own is off, and its recovery codes open nothing.
 * @throws DomainError `account.second-factor-kept` for staff who have to have one
 */
export async function turnOffSecondFactor(
  room: Room & SecondFactors<"isRequiredOfStaff">,
  actor: Pick<Actor, "id" | "role">,
): Promise<void> {
  await requireMayGoWithout(room, actor);
  await remove(room, "second-factor.off", actor.id, actor.id);
}

/**
 * Admins: for somebody who has lost their app and their recovery codes. They sign in with the password alone, and set it up
 * anew; staff who have to have one come no further until then. One's own is turned off with one's password instead.
 */
export async function takeSecondFactor(room: Room, actor: Actor, { userId }: { userId: string }): Promise<void> {
  requireRole(actor, "admin");
  const id = UserIdInput.safeParse(userId);
  if (!id.success) throw noneThere();
  if (id.data === actor.id) throw new DomainError("auth.forbidden", "Turn off your own in the settings.");
  await remove(room, "second-factor.taken", actor.id, id.data);
}

async function remove(
  room: Room,
  action: "second-factor.off" | "second-factor.taken",
  actorId: UserId,
  userId: UserId,
): Promise<void> {
  if (!(await room.secondFactors.find(userId))) throw noneThere();
  await recorded(room, { action, actorId, on: { kind: "person", id: userId } }, async () => {
    if (!(await room.secondFactors.remove(userId))) throw noneThere();
  });
}

function noneThere(): DomainError {
  return new DomainError("account.not-found", "They have no second factor.");
}
