import type { NextRequest } from "next/server";
import { renewCookie } from "#server/web/auth/renew-cookie.ts";
import { getWeb } from "#server/web/get-web.ts";
import { guard } from "#server/web/http/guard.ts";

/** Stands before every page and every API route. */
export function proxy(request: NextRequest): Promise<Response> {
  const web = getWeb();
  return renewCookie(request, guard(request, web), web.env);
}

export const config = {
  // Built files and icons have nothing to guard.
  matcher: ["/((?!_next/static|_next/image|favicon.ico|icon.svg).*)"],
};
