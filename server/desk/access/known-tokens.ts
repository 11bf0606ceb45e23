import { LRUCache } from "lru-cache";
import type { ApiTokenRecord } from "#server/desk/people/api-token.ts";
import { hashToken } from "#server/desk/people/create-token.ts";
import type { ApiTokens } from "#server/desk/people/room.ts";
import type { Credential } from "#server/platform/doors/call.ts";
import type { Signing } from "./room.ts";
import { openSignedToken } from "./signed-token.ts";

const MOST_TOKENS = 5_000;

/** Reads tokens of both kinds, and remembers of each what can never change. */
export function rememberTokens<Tokens extends ApiTokens<"findByHash">["apiTokens"]>(
  apiTokens: Tokens,
  signing: Signing,
) {
  return { apiTokens: rememberHashes(apiTokens), readRestToken: rememberSigned(signing) };
}

/**
 * Remembers which token has which hash: it never has another. Whether the token is good for anything is not remembered here
 * but judged by its person's standing, with everybody's news; so one that was revoked ends as soon as a session does.
 */
function rememberHashes<Tokens extends ApiTokens<"findByHash">["apiTokens"]>(apiTokens: Tokens): Tokens {
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

/**
 * Reads REST tokens, and remembers what those say that were found to be ours: neither their words nor this process's secrets change. When
 * they end is looked at each time, and whether they are good for anything is judged by their person's standing.
 */
function rememberSigned(signing: Signing): (token: string) => Promise<Credential | null> {
  const known = new LRUCache<string, NonNullable<Awaited<ReturnType<typeof openSignedToken>>>>({ max: MOST_TOKENS });
  return async (token) => {
    const hash = hashToken(token);
    const remembered = known.get(hash);
    if (remembered && remembered.expiresAt > signing.clock.now()) return remembered.credential;
    const opened = await openSignedToken("rest", token, signing);
    if (opened) known.set(hash, opened);
    return opened?.credential ?? null;
  };
}
