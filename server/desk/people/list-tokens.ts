import type { Actor } from "#server/core/actor.ts";
import { toApiToken } from "./api-token.ts";
import type { ApiTokens } from "./room.ts";
import type { ApiToken } from "./wire.ts";

/** The actor's own tokens, newest first, without their secrets. */
export async function listTokens({ apiTokens }: ApiTokens<"list">, actor: Actor): Promise<ApiToken[]> {
  const tokens = await apiTokens.list(actor.id);
  return tokens.map(toApiToken);
}
