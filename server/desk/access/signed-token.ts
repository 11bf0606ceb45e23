import { createHmac } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { userIdOf } from "#server/core/ids.ts";
import type { Credential } from "#server/platform/doors/call.ts";
import type { Signing } from "./room.ts";

/**
 * `rest`: bearer of the REST API. `realtime`: opens a socket and nothing else. `experiment`: shows an experiment while
 * there is no database to ask who somebody is.
 */
export type Audience = "rest" | "realtime" | "experiment";

/** REST tokens end with the working day; a socket token only has to live until the handshake. */
const LIFETIME_SECONDS = { rest: 8 * 3600, realtime: 600, experiment: 600 } as const satisfies Record<Audience, number>;

/** `sid`: made in this session. `tid`: made with this API token. `end`: what is opened with it closes then, in seconds. */
const Claims = z.object({
  sub: z.string(),
  sv: z.int(),
  sid: z.string().optional(),
  tid: z.string().optional(),
  end: z.int().optional(),
});
type Claims = z.infer<typeof Claims>;

export interface IssuedToken {
  readonly token: string;
  readonly expiresAt: Date;
}

/** A signed token that needs no storage: HS256 under a key of its own for each audience. */
export async function issueSignedToken(
  audience: Audience,
  credential: Credential,
  { secret, clock }: Signing,
): Promise<IssuedToken> {
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + LIFETIME_SECONDS[audience] * 1000);
  const { sub, ...claims } = toClaims(credential);
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(sub)
    .setAudience(audience)
    .setIssuedAt(now)
    .setExpirationTime(expiresAt)
    .sign(keyOf(secret, audience));
  return { token, expiresAt };
}

/** By what whoever holds a token is let in; null when it is forged, expired or meant for another audience. */
export async function readSignedToken(audience: Audience, token: string, signing: Signing): Promise<Credential | null> {
  const opened = await openSignedToken(audience, token, signing);
  return opened?.credential ?? null;
}

/** The same, and until when it is good for that. */
export async function openSignedToken(
  audience: Audience,
  token: string,
  { secret, previousSecret, clock }: Signing,
): Promise<{ readonly credential: Credential; readonly expiresAt: Date } | null> {
  const options = { audience, algorithms: ["HS256"], requiredClaims: ["exp"], currentDate: clock.now() };
  for (const each of previousSecret === undefined ? [secret] : [secret, previousSecret]) {
    try {
      const { payload } = await jwtVerify(token, keyOf(each, audience), options);
      const { end = audience === "rest" ? payload.exp : undefined, ...claims } = Claims.parse(payload);
      return { credential: fromClaims({ ...claims, end }), expiresAt: new Date(Number(payload.exp) * 1000) };
    } catch {
      // Whatever is wrong with it, it opens nothing; which of the reasons is nobody's business.
    }
  }
  return null;
}

function toClaims(credential: Credential): Claims {
  const { userId: sub } = credential;
  switch (credential.kind) {
    case "session":
      return { sub, sv: credential.sessionVersion, sid: credential.id };
    case "api-token":
      // A new password leaves API tokens alone, so no version of the sessions counts for what was made with one.
      return { sub, sv: 0, tid: credential.id };
    case "bearer": {
      const { sessionVersion: sv, endsAt } = credential;
      return endsAt ? { sub, sv, end: Math.floor(endsAt.getTime() / 1000) } : { sub, sv };
    }
  }
}

function fromClaims({ sub, sv, sid, tid, end }: Claims): Credential {
  const userId = userIdOf(sub);
  if (sid !== undefined) return { kind: "session", userId, id: sid, sessionVersion: sv };
  if (tid !== undefined) return { kind: "api-token", userId, id: tid };
  return { kind: "bearer", userId, sessionVersion: sv, endsAt: end === undefined ? null : new Date(end * 1000) };
}

function keyOf(secret: string, audience: Audience): Uint8Array {
  return createHmac("sha256", secret).update(`quickfix ${audience} token`).digest();
}
