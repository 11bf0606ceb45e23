import { type NextRequest, NextResponse } from "next/server";
import { DomainError } from "#server/core/errors.ts";
import { errorAnswer } from "#server/platform/doors/error-body.ts";
import { errorResponse } from "#server/platform/doors/error-response.ts";
import { trpcErrorResponse } from "#server/platform/doors/trpc-error-response.ts";
import type { WebContext } from "../context.ts";
import { ASKED_PATH } from "./asked-path.ts";
import { contentPolicy } from "./content-policy.ts";
import { requireSameSite } from "./cross-site.ts";
import { MALFORMED_ADDRESS } from "./divert-malformed.ts";
import { MAX_BODY_BYTES } from "./read-body.ts";

/** The methods that Next hands on. To any other it would answer 400 without a word. */
const KNOWN_METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];

/** What stands before every page and every API route: what it turns away never reaches a handler. */
export function guard(request: NextRequest, { env, log }: Pick<WebContext, "env" | "log">): Response {
  try {
    if (request.nextUrl.pathname === MALFORMED_ADDRESS) return refuseAddress(request, log);
    return request.nextUrl.pathname.startsWith("/api/") ? guardApi(request, env) : withContentPolicy(request, env);
  } catch (error) {
    const { pathname } = request.nextUrl;
    return pathname.startsWith("/api/trpc/") ? trpcErrorResponse(error, log) : errorResponse(error, log);
  }
}

type Addresses = Pick<WebContext["env"], "publicUrl" | "realtimeUrl">;

function guardApi(request: NextRequest, env: Addresses): Response {
  if (!KNOWN_METHODS.includes(request.method)) return refuseMethod();
  const hasBearer = request.headers.get("authorization")?.toLowerCase().startsWith("bearer ");
  if (!hasBearer) requireSameSite(request, env.publicUrl);
  if (Number(request.headers.get("content-length")) > MAX_BODY_BYTES) {
    throw new DomainError("request.too-large", `A request may have at most ${MAX_BODY_BYTES / 1000} kB.`);
  }
  return request.nextUrl.pathname === "/api/docs" ? withContentPolicy(request, env) : NextResponse.next();
}

/** Only the table behind knows what one address takes: this says what any of them does. */
function refuseMethod(): Response {
  const message = "This method does nothing at any address of the API. /api/docs says what does.";
  return errorAnswer(405, { code: "method.not-allowed", message }, { Allow: "GET, HEAD, OPTIONS, PATCH, POST" });
}

/** Whatever it asked for, it is answered as the API answers, and told in the log without its words. */
function refuseAddress({ method }: NextRequest, log: Pick<WebContext["log"], "warn">): Response {
  const message =
    "This address is not well formed: a % in it has to be followed by the two digits of an encoded letter.";
  // No browser sends one by itself: somebody is trying, or a link somewhere is broken.
  log.warn({ door: "address", method, status: 400, code: "input.invalid" }, "request");
  return errorAnswer(400, { code: "input.invalid", message });
}

/** Next reads the nonce out of the request's policy and puts it on its own scripts; ours read x-nonce. */
function withContentPolicy(request: NextRequest, { publicUrl, realtimeUrl }: Addresses): Response {
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
  headers.set(ASKED_PATH, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}
