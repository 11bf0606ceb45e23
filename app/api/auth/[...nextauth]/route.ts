import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { errorResponse } from "#server/platform/doors/error-response.ts";
import { createAuthOptions } from "#server/web/auth/next-auth-options.ts";
import { getWeb } from "#server/web/get-web.ts";
import { withLimitedBody } from "#server/web/http/read-body.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const { accounts, env, log } = getWeb();
  try {
    return await NextAuth(await withLimitedBody(request), context, createAuthOptions(accounts, env, log));
  } catch (error) {
    return errorResponse(error, log);
  }
}

export { handle as GET, handle as POST };
