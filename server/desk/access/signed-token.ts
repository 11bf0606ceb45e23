import { createHmac } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { type UserId, userIdOf } from "#server/core/ids.ts";

/**
 * `rest`: bearer of the REST API. `realtime`: opens a socket and nothing else. `experiment`: shows an experiment while
 * there is no database to ask who somebody is.
 */
export type Audience = "rest" | "realtime" | "experiment";

/** REST tokens end with the working day; a socket token only has to live until the handshake. */
const LIFETIME_SECONDS = { rest: 8 * 3600, realtime: 600, experiment: 600 } as const satisfies Record<Audience, number>;

const Claims = z.object({ sub: z.string(), sv: z.int() });

export interface Subject {
  readonly userId: UserId;
  /** Must still be the account's own; a changed password or a switched-off account has moved it on. */
  readonly sessionVersion: number;
}

export interface IssuedToken {
  readonly token: string;
  readonly expiresAt: Date;
}

/** A signed token that needs no storage: HS256 under a key of its own for each audience. */
export async function issueSignedToken(
  audience: Audience,
  { userId, sessionVersion }: Subject,
  { secret, now }: { secret: string; now: Date },
): Promise<IssuedToken> {
  const expiresAt = new Date(now.getTime() + LIFETIME_SECONDS[audience] * 1000);
  const token = await new SignJWT({ sv: sessionVersion })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(userId)
    .setAudience(audience)
    .setIssuedAt(now)
    .setExpirationTime(expiresAt)
    .sign(keyOf(secret, audience));
  return { token, expiresAt };
}

/** Who a token was issued to; null when it is forged, expired or meant for another audience. */
export async function readSignedToken(
  audience: Audience,
  token: string,
  { secret, now }: { secret: string; now: Date },
): Promise<Subject | null> {
  try {
    const { payload } = await jwtVerify(token, keyOf(secret, audience), {
      audience,
      algorithms: ["HS256"],
      requiredClaims: ["exp"],
      currentDate: now,
    });
    const { sub, sv } = Claims.parse(payload);
    return { userId: userIdOf(sub), sessionVersion: sv };
  } catch {
    // Whatever is wrong with it, it opens nothing; which of the reasons is nobody's business.
    return null;
  }
}

function keyOf(secret: string, audience: Audience): Uint8Array {
  return createHmac("sha256", secret).update(`quickfix ${audience} token`).digest();
}
