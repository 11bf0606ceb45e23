import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { createAuthOptions } from "#server/web/auth/next-auth-options.ts";
import { getAccountDeps } from "#server/web/auth/web-auth.ts";
import { errorResponse } from "#server/web/http/error-response.ts";
import { withLimitedBody } from "#server/web/http/read-body.ts";
import { getWebEnv, getWebLog } from "#server/web/http/web-env.ts";

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
