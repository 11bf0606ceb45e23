import { encode } from "next-auth/jwt";
import type { WebEnv } from "#server/platform/env.ts";
import { ownCookieRules } from "./own-cookies.ts";
import { findCookie, openCookie, sessionCookieName } from "./session-cookie.ts";

/**
 * Carries a session over to a new secret: one whose cookie only the secret before opens gets it written anew with its
 * answer. It ends when it would have ended. Nothing is looked into while no secret before is named.
 */
export async function renewCookie(
  request: Pick<Request, "headers">,
  response: Response,
  { authSecret: secret, previousAuthSecret: previousSecret, publicUrl }: SecretsOf,
): Promise<Response> {
  const name = sessionCookieName(publicUrl);
  const cookie = previousSecret && findCookie(request.headers.get("cookie"), name);
  const opened = cookie ? await openCookie(cookie, { secret, previousSecret }) : null;
  if (!opened?.isPrevious) return response;
  const { exp, iat: _issued, jti: _id, ...claims } = opened.token;
  const maxAge = Number(exp) - Math.floor(Date.now() / 1000);
  if (!(maxAge > 0)) return response;
  const value = await encode({ token: claims, secret, maxAge });
  response.headers.append("Set-Cookie", `${name}=${value}; ${ownCookieRules(publicUrl, { maxAge, sameSite: "Lax" })}`);
  return response;
}

type SecretsOf = Pick<WebEnv, "authSecret" | "previousAuthSecret" | "publicUrl">;
