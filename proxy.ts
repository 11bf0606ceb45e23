import type { NextRequest } from "next/server";
import { getWeb } from "#server/web/get-web.ts";
import { guard } from "#server/web/http/guard.ts";

/** Stands before every page and every API route. */
export function proxy(request: NextRequest): Response {
  return guard(request, getWeb());
}

export const config = {
  // Built files and icons have nothing to guard.
  matcher: ["/((?!_next/static|_next/image|favicon.ico|icon.svg).*)"],
};
