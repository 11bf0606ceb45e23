import { LRUCache } from "lru-cache";
import type { ApiTokenRecord } from "#server/desk/people/api-token.ts";
import type { ApiTokens } from "#server/desk/people/room.ts";

const MOST_TOKENS = 5_000;

/**
 * Remembers which token has which hash: it never has another. Whether the token is good for anything is not remembered here
 * but judged by its person's standing, with everybody's news; so one that was revoked ends as soon as a session does.
 */
export function rememberTokens<Tokens extends ApiTokens<"findByHash">["apiTokens"]>(apiTokens: Tokens): Tokens {
  const known = new LRUCache<string, ApiTokenRecord>({ max: MOST_TOKENS });
  return {
    ...apiTokens,
    async findByHash(hash: string) {
      const remembered = known.get(hash);
      if (remembered) return remembered;
      const found = await apiTokens.findByHash(hash);
      // One that is not there now may be made in a moment.
      if (found) known.set(hash, found);
      return found;
    },
  };
}
