import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { errorAnswer } from "#server/platform/doors/error-body.ts";
import { errorResponse } from "#server/platform/doors/error-response.ts";
import { describeFailure } from "#server/platform/doors/failure.ts";
import { trpcErrorResponse } from "#server/platform/doors/trpc-error-response.ts";
import type { WebContext } from "../context.ts";
import { ASKED_PATH } from "./asked-path.ts";
import { contentPolicy } from "./content-policy.ts";
import { requireAdmissible } from "./require-admissible.ts";

/** The methods that Next hands on. To any other it would answer 400 without a word. */
const KNOWN_METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];

/** Nobody guesses a nonce of 128 bits, whatever they have seen of others. */
const NONCE_BYTES = 16;

/** What stands before every page and every API route: what it turns away never reaches a handler. */
export function guard(request: NextRequest, { env, log, lines }: Pick<WebContext, "env" | "log" | "lines">): Response {
  try {
    return request.nextUrl.pathname.startsWith("/api/")
      ? guardApi(request, env, lines)
      : withContentPolicy(request, env);
  } catch (error) {
    const { pathname } = request.nextUrl;
    lines.explain({ door: "guard", code: describeFailure(error).code });
    return pathname.startsWith("/api/trpc/") ? trpcErrorResponse(error, log) : errorResponse(error, log);
  }
}

type Addresses = Pick<WebContext["env"], "publicUrl" | "realtimeUrl">;

function guardApi(request: NextRequest, env: Addresses, lines: WebContext["lines"]): Response {
  if (!KNOWN_METHODS.includes(request.method)) return refuseMethod(lines);
  requireAdmissible(request, env.publicUrl);
  return request.nextUrl.pathname === "/api/docs" ? withContentPolicy(request, env) : NextResponse.next();
}

/** Only the table behind knows what one address takes: this says what any of them does. */
function refuseMethod(lines: WebContext["lines"]): Response {
  lines.explain({ door: "guard", code: "method.not-allowed" });
  const message = "This method does nothing at any address of the API. /api/docs says what does.";
  return errorAnswer(405, { code: "method.not-allowed", message }, { Allow: "GET, HEAD, OPTIONS, PATCH, POST" });
}

/** Next reads the nonce out of the request's policy and puts it on its own scripts; ours read x-nonce. */
function withContentPolicy(request: NextRequest, { publicUrl, realtimeUrl }: Addresses): Response {
  const isHttps = publicUrl.startsWith("https:");
  const nonce = randomBytes(NONCE_BYTES).toString("base64");
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
