import { type NextRequest, NextResponse } from "next/server";
import { DomainError } from "#server/core/errors.ts";
import { contentPolicy } from "#server/web/http/content-policy.ts";
import { requireSameSite } from "#server/web/http/cross-site.ts";
import { errorResponse } from "#server/web/http/error-response.ts";
import { MAX_BODY_BYTES } from "#server/web/http/read-body.ts";
import { getWebEnv, getWebLog } from "#server/web/http/web-env.ts";

/** Stands before every page and every API route: what it turns away never reaches a handler. */
export function proxy(request: NextRequest): Response {
  try {
    return request.nextUrl.pathname.startsWith("/api/") ? guardApi(request) : withContentPolicy(request);
  } catch (error) {
    return errorResponse(error, getWebLog());
  }
}

export const config = {
  // Built files and icons have nothing to guard.
  matcher: ["/((?!_next/static|_next/image|favicon.ico|icon.svg).*)"],
};

function guardApi(request: NextRequest): Response {
  const hasBearer = request.headers.get("authorization")?.toLowerCase().startsWith("bearer ");
  if (!hasBearer) requireSameSite(request, getWebEnv().publicUrl);
  if (Number(request.headers.get("content-length")) > MAX_BODY_BYTES) {
    throw new DomainError("request.too-large", `A request may have at most ${MAX_BODY_BYTES / 1000} kB.`);
  }
  return request.nextUrl.pathname === "/api/docs" ? withContentPolicy(request) : NextResponse.next();
}

/** Next reads the nonce out of the request's policy and puts it on its own scripts; ours read x-nonce. */
function withContentPolicy(request: NextRequest): Response {
  const { publicUrl, realtimeUrl } = getWebEnv();
  const isHttps = publicUrl.startsWith("https:");
  const nonce = btoa(crypto.randomUUID());
  const policy = contentPolicy({
    nonce,
    realtimeUrl,
    isHttps,
    isDevelopment: process.env.NODE_ENV === "development",
  });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (isHttps) response.headers.set("strict-transport-security", "max-age=31536000");
  return response;
}
