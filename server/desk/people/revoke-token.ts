import type { Actor } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { DocumentId } from "#server/core/ids.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { ApiTokens } from "./room.ts";

/** Ends one of the actor's own tokens at once. */
export async function revokeToken(
  room: ApiTokens<"remove"> & Trailed,
  actor: Actor,
  { tokenId }: { tokenId: string },
): Promise<void> {
  if (!DocumentId.safeParse(tokenId).success) throw noSuchToken();
  const act = { action: "token.revoked", actorId: actor.id, on: { kind: "token", id: tokenId } } as const;
  await recorded(room, act, async () => {
    if (!(await room.apiTokens.remove(actor.id, tokenId))) throw noSuchToken();
  });
}

function noSuchToken(): DomainError {
  return new DomainError("token.not-found", { key: "refusals.token.missing" });
}

/** Ends all of them at once. @returns how many there were. */
export async function revokeAllTokens(
  room: ApiTokens<"removeAll"> & Trailed,
  actor: Actor,
): Promise<{ revoked: number }> {
  const act = { action: "token.revoked", actorId: actor.id, on: { kind: "token", id: "all" } } as const;
  return { revoked: await recorded(room, act, () => room.apiTokens.removeAll(actor.id)) };
}
