import { DomainError } from "#server/core/errors.ts";
import type { Access } from "#server/desk/access/admit.ts";
import { findAccess } from "#server/desk/access/find-access.ts";
import type { AccessRoom } from "#server/desk/access/room.ts";
import { verifyBearer } from "#server/desk/access/verify-bearer.ts";
import { requireNothingOwed } from "#server/platform/doors/require-nothing-owed.ts";
import { isSafeMethod, requireSameSite } from "../http/cross-site.ts";
import { findCookie, readSessionCookie, sessionCookieName } from "./session-cookie.ts";

/**
 * Who sent the request, as `identify` tells it, for doors that are open to whoever has done all that the desk asks of them.
 * @throws DomainError `auth.second-factor-required` besides
 */
export async function identifyInFull(...asked: Parameters<typeof identify>): Promise<Access | null> {
  const access = await identify(...asked);
  if (access) requireNothingOwed(access);
  return access;
}

/**
 * Who sent the request: by bearer token, else by session cookie; null when neither is there or the session has ended.
 * A bearer request never falls back to the cookie, which is why it needs no cross-site check.
 * @throws DomainError `auth.required` for a token that opens nothing, `auth.forbidden` for a change with a token that
 * may only read, `auth.cross-site` for a change that another site's page asks for.
 */
export async function identify(
  room: AccessRoom,
  request: Pick<Request, "method" | "headers">,
  publicUrl: string,
): Promise<Access | null> {
  const token = bearerToken(request.headers);
  if (token !== null) return identifyBearer(room, request, token);
  const cookie = findCookie(request.headers.get("cookie"), sessionCookieName(publicUrl));
  const credential = await readSessionCookie(cookie, room);
  const access = credential && (await findAccess(room, credential));
  if (access) requireSameSite(request, publicUrl);
  return access;
}

async function identifyBearer(room: AccessRoom, request: Pick<Request, "method">, token: string): Promise<Access> {
  const access = await verifyBearer(room, token);
  if (!access) {
    throw new DomainError("auth.required", { key: "refusals.token.invalid" });
  }
  if (access.scope === "read" && !isSafeMethod(request.method)) {
    throw new DomainError("auth.forbidden", { key: "refusals.token.readOnly" });
  }
  return access;
}

function bearerToken(headers: Headers): string | null {
  const [scheme, token] = headers.get("authorization")?.trim().split(/\s+/) ?? [];
  return scheme?.toLowerCase() === "bearer" ? (token ?? "") : null;
}
