import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { type UserId, UserIdInput } from "#server/core/ids.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { SecondFactors } from "./room.ts";

type Room = SecondFactors<"find" | "remove"> & Trailed;

/** The caller's own is off, and its recovery codes open nothing. */
export function turnOffSecondFactor(room: Room, { id }: Pick<Actor, "id">): Promise<void> {
  return remove(room, id, id);
}

/** Admins: for somebody who has lost their app and their recovery codes. They sign in with the password alone, until they set it up anew. */
export async function takeSecondFactor(room: Room, actor: Actor, { userId }: { userId: string }): Promise<void> {
  requireRole(actor, "admin");
  const id = UserIdInput.safeParse(userId);
  if (!id.success) throw noneThere();
  await remove(room, actor.id, id.data);
}

async function remove(room: Room, actorId: UserId, userId: UserId): Promise<void> {
  if (!(await room.secondFactors.find(userId))) throw noneThere();
  const act = { action: "second-factor.off", actorId, on: { kind: "person", id: userId } } as const;
  await recorded(room, act, async () => {
    await room.secondFactors.remove(userId);
  });
}

function noneThere(): DomainError {
  return new DomainError("account.not-found", "They have no second factor.");
}
