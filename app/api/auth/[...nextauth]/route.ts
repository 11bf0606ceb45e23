import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { createAuthOptions } from "#server/auth/next-auth-options.ts";
import { getAccountDeps } from "#server/auth/web-auth.ts";
import { errorResponse } from "#server/http/error-response.ts";
import { withLimitedBody } from "#server/http/read-body.ts";
import { getWebEnv, getWebLog } from "#server/http/web-env.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handle(request: NextRequest, context: Context): Promise<Response> {
  try {
    const options = createAuthOptions(getAccountDeps(), getWebEnv(), getWebLog());
    return await NextAuth(await withLimitedBody(request), context, options);
  } catch (error) {
    return errorResponse(error, getWebLog());
  }
}

export { handle as GET, handle as POST };
