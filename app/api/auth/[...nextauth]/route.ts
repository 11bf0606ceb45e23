import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { errorResponse } from "#server/platform/doors/error-response.ts";
import { createAuthOptions } from "#server/web/auth/next-auth-options.ts";
import { getWeb } from "#server/web/get-web.ts";
import { readDeviceCookie } from "#server/web/http/device-cookie.ts";
import { withLimitedBody } from "#server/web/http/read-body.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const { accounts, env, log, senders } = getWeb();
  try {
    const device = readDeviceCookie(request.headers, env.publicUrl);
    const options = createAuthOptions(accounts, env, log, { sender: senders.read(request.headers), device });
    const answer: Response = await NextAuth(await withLimitedBody(request), context, options);
    for (const [name, value] of Object.entries(device.answerHeaders())) answer.headers.append(name, value);
    return answer;
  } catch (error) {
    return errorResponse(error, log);
  }
}

export { handle as GET, handle as POST };
