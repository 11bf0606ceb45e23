import type { Actor } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { DocumentId } from "#server/core/ids.ts";
import type { ApiTokens } from "./room.ts";

/** Ends one of the actor's own tokens at once. */
export async function revokeToken(
  { apiTokens }: ApiTokens<"remove">,
  actor: Actor,
  { tokenId }: { tokenId: string },
): Promise<void> {
  const isRemoved = DocumentId.safeParse(tokenId).success && (await apiTokens.remove(actor.id, tokenId));
  if (!isRemoved) throw new DomainError("token.not-found", "You have no such token. It may be revoked already.");
}

/** Ends all of them at once. @returns how many there were. */
export async function revokeAllTokens(
  { apiTokens }: ApiTokens<"removeAll">,
  actor: Actor,
): Promise<{ revoked: number }> {
  return { revoked: await apiTokens.removeAll(actor.id) };
}
