import type { Actor } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { ErasureRequests, OwnDataRoom } from "./room.ts";
import type { ErasureState } from "./wire.ts";

type Requesting = ErasureRequests<"find" | "ask"> & Trailed & Pick<OwnDataRoom, "clock">;

/**
 * Asks the administrators to erase what is the actor's. Asked again it is the same request. An administrator gives the
 * role up first: whoever erases people has to be somebody who stays, and a desk needs one.
 * @throws DomainError `account.is-admin`
 */
export async function requestErasure(room: Requesting, actor: Actor): Promise<ErasureState> {
  if (actor.role === "admin") {
    throw new DomainError("account.is-admin", { key: "refusals.erasure.adminFirst" });
  }
  const before = await room.erasureRequests.find(actor.id);
  if (before) return readState(before);
  const on = { kind: "person", id: actor.id } as const;
  await recorded(room, { action: "erasure.asked", actorId: actor.id, on }, () =>
    room.erasureRequests.ask(actor.id, room.clock.now()),
  );
  return readErasure(room, actor);
}

/** Takes the request back, as long as nobody has done it. */
export async function withdrawErasure(
  room: ErasureRequests<"find" | "withdraw"> & Trailed,
  { id }: Pick<Actor, "id">,
): Promise<ErasureState> {
  const before = await room.erasureRequests.find(id);
  if (before?.doneAt === null) {
    const act = { action: "erasure.withdrawn", actorId: id, on: { kind: "person", id } } as const;
    await recorded(room, act, () => room.erasureRequests.withdraw(id));
  }
  return readErasure(room, { id });
}

/** Whether the actor has asked, and what became of it. */
export async function readErasure(
  { erasureRequests }: ErasureRequests<"find">,
  { id }: Pick<Actor, "id">,
): Promise<ErasureState> {
  return readState(await erasureRequests.find(id));
}

function readState(request: { readonly requestedAt: Date; readonly doneAt: Date | null } | null): ErasureState {
  return {
    requestedAt: request?.requestedAt.toISOString() ?? null,
    doneAt: request?.doneAt?.toISOString() ?? null,
  };
}
