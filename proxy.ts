import { type NextRequest, NextResponse } from "next/server";
import { renewCookie } from "#server/web/auth/renew-cookie.ts";
import { getWeb } from "#server/web/get-web.ts";
import { guard } from "#server/web/http/guard.ts";
import { movedTo } from "#server/web/http/named-pages.ts";

/** Stands before every page and every API route. */
export function proxy(request: NextRequest): Promise<Response> {
  const web = getWeb();
  const { pathname, search } = request.nextUrl;
  const moved = movedTo(pathname);
  const response = moved ? NextResponse.redirect(new URL(moved + search, request.url), 308) : guard(request, web);
  return renewCookie(request, response, web.env);
}

export const config = {
  // Built files and icons have nothing to guard.
  matcher: ["/((?!_next/static|_next/image|favicon.ico|icon.svg).*)"],
};
