import type { Actor } from "#server/core/actor.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { Accounts } from "./room.ts";
import { type PlaceRoom, settlePlace } from "./settle-place.ts";

/** Changes the name others see from now on. What was said under the old name keeps it. */
export async function changeName(
  room: Accounts<"rename"> & PlaceRoom & Trailed,
  actor: Actor,
  { name }: { name: string },
): Promise<void> {
  const on = { kind: "person", id: actor.id } as const;
  const personal = { before: actor.name, after: name };
  await recorded(room, { action: "account.renamed", actorId: actor.id, on, personal }, async () => {
    await room.accounts.rename(actor.id, name);
    // An agent is called the same on the desk; also whoever has just become one.
    await settlePlace(room, actor.id, actor.id);
  });
}
