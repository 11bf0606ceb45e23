import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { type UserId, UserIdInput } from "#server/core/ids.ts";
import type { Refusing } from "#server/core/saying.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { SecondFactors } from "./room.ts";
import { changedMeanwhile } from "./set-up.ts";
import { requireMayGoWithout } from "./staff-rule.ts";

const THEIRS: Refusing = { key: "refusals.secondFactor.theirsGone" };

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
  const otherwise: Refusing = { key: "refusals.secondFactor.offAlready" };
  await remove(room, "second-factor.off", { actorId: actor.id, userId: actor.id, otherwise });
}

/**
 * Admins: for somebody who has lost their app and their recovery codes. They sign in with the password alone, and set it up
 * anew; staff who have to have one come no further until then. One's own is turned off with one's password instead.
 */
export async function takeSecondFactor(room: Room, actor: Actor, { userId }: { userId: string }): Promise<void> {
  requireRole(actor, "admin");
  const id = UserIdInput.safeParse(userId);
  if (!id.success) throw changedMeanwhile(THEIRS);
  if (id.data === actor.id) throw new DomainError("auth.forbidden", { key: "refusals.secondFactor.ownInSettings" });
  await remove(room, "second-factor.taken", { actorId: actor.id, userId: id.data, otherwise: THEIRS });
}

async function remove(
  room: Room,
  action: "second-factor.off" | "second-factor.taken",
  { actorId, userId, otherwise }: { readonly actorId: UserId; readonly userId: UserId; readonly otherwise: Refusing },
): Promise<void> {
  if (!(await room.secondFactors.find(userId))) throw changedMeanwhile(otherwise);
  await recorded(room, { action, actorId, on: { kind: "person", id: userId } }, async () => {
    if (!(await room.secondFactors.remove(userId))) throw changedMeanwhile(otherwise);
  });
}
