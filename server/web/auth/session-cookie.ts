import { decodeProtectedHeader } from "jose";
import { decode, type JWT } from "next-auth/jwt";
import { z } from "zod";
import { userIdOf } from "#server/core/ids.ts";
import type { Signing } from "#server/desk/access/room.ts";
import type { SessionCredential } from "#server/platform/doors/call.ts";
import { authCookies } from "./own-cookies.ts";

/** What the cookie says: who, of which version of their sessions, in which session. */
const Claims = z.object({ sub: z.string(), sv: z.int(), sid: z.string() });

type Secrets = Pick<Signing, "secret" | "previousSecret">;

export function sessionCookieName(publicUrl: string): string {
  return authCookies(publicUrl).sessionToken.name;
}

/** By which session a cookie speaks; null when there is none or it is not ours. */
export async function readSessionCookie(
  cookie: string | undefined,
  secrets: Secrets,
): Promise<SessionCredential | null> {
  const opened = cookie ? await openCookie(cookie, secrets) : null;
  return opened && sessionIn(opened.token);
}

/** The session that the claims of a cookie name. A cookie of a version without sessions names none: its person signs in again. */
export function sessionIn(claims: unknown): SessionCredential | null {
  const { data } = Claims.safeParse(claims);
  return data ? { kind: "session", userId: userIdOf(data.sub), id: data.sid, sessionVersion: data.sv } : null;
}

/** What is in a cookie, by whichever of the secrets opens it; null when none does. */
export async function openCookie(
  cookie: string,
  { secret, previousSecret }: Secrets,
): Promise<{ token: JWT; isPrevious: boolean } | null> {
  if (!isSealedAsOurs(cookie)) return null;
  for (const each of previousSecret === undefined ? [secret] : [secret, previousSecret]) {
    try {
      const token = await decode({ token: cookie, secret: each });
      if (token) return { token, isPrevious: each !== secret };
    } catch {
      // Signed with another secret, expired or cut short: the same as not being signed in.
    }
  }
  return null;
}

/** next-auth would take whatever fits its key; it makes this one kind only. */
function isSealedAsOurs(cookie: string): boolean {
  try {
    const { alg, enc } = decodeProtectedHeader(cookie);
    return alg === "dir" && enc === "A256GCM";
  } catch {
    return false;
  }
}

/** One cookie's value out of a Cookie header: the first of that name. */
export function findCookie(header: string | null, name: string): string | undefined {
  return findCookies(header, name)[0];
}

/** Every value of that name: another program on this host may have set one beside ours. */
export function findCookies(header: string | null, name: string): string[] {
  const prefix = `${name}=`;
  const pairs = (header ?? "").split(";").map((part) => part.trim());
  return pairs.filter((pair) => pair.startsWith(prefix)).map((pair) => pair.slice(prefix.length));
}
