import { decode } from "next-auth/jwt";
import { z } from "zod";
import { userIdOf } from "#server/core/ids.ts";
import type { Subject } from "#server/desk/access/signed-token.ts";

const Claims = z.object({ sub: z.string(), sv: z.int() });

/** next-auth's own names: with https the browser itself refuses the cookie over anything else. */
export function sessionCookieName(publicUrl: string): string {
  return publicUrl.startsWith("https:") ? "__Secure-next-auth.session-token" : "next-auth.session-token";
}

/** Who the session cookie speaks for; null when there is none or it is not ours. */
export async function readSessionCookie(
  cookie: string | undefined,
  { secret }: { secret: string },
): Promise<Subject | null> {
  if (!cookie) return null;
  try {
    const { sub, sv } = Claims.parse(await decode({ token: cookie, secret }));
    return { userId: userIdOf(sub), sessionVersion: sv };
  } catch {
    // Signed with another secret, expired or cut short: the same as not being signed in.
    return null;
  }
}

/** One cookie's value out of a Cookie header. */
export function findCookie(header: string | null, name: string): string | undefined {
  const prefix = `${name}=`;
  const pair = header?.split(";").find((part) => part.trimStart().startsWith(prefix));
  return pair?.trim().slice(prefix.length);
}
