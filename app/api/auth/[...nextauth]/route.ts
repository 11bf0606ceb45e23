import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { errorResponse } from "#server/platform/doors/error-response.ts";
import { closeAnswer } from "#server/web/auth/close-answer.ts";
import { createAuthOptions } from "#server/web/auth/next-auth-options.ts";
import { forgetCallback, requireReadable } from "#server/web/auth/require-readable.ts";
import { tellToWait } from "#server/web/auth/tell-to-wait.ts";
import { getWeb } from "#server/web/get-web.ts";
import { readDeviceCookie } from "#server/web/http/device-cookie.ts";
import { withLimitedBody } from "#server/web/http/read-body.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const { accounts, env, lines, log, senders } = getWeb();
  const { headers } = request;
  const stillSignedIn: unknown[] = [];
  try {
    const device = readDeviceCookie(headers, env.publicUrl);
    const sender = senders.read(headers);
    const trail = accounts.trail.from({ address: sender.ip, via: async () => null });
    const options = createAuthOptions({ ...accounts, trail }, env, log, {
      sender,
      device,
      headers,
      onStillSignedIn: (error) => void stillSignedIn.push(error),
    });
    const readable = await withLimitedBody(request);
    await requireReadable(readable, env.publicUrl);
    const answer = await tellToWait(await NextAuth(readable, context, options));
    // The cookie would be gone, and whoever has a copy of it still in.
    if (stillSignedIn.length > 0) throw stillSignedIn[0];
    for (const [name, value] of Object.entries(device.answerHeaders())) answer.headers.append(name, value);
    return closeAnswer(answer, lines);
  } catch (error) {
    const answer = errorResponse(error, log);
    if (answer.status === 400) answer.headers.append("Set-Cookie", forgetCallback(env.publicUrl));
    return answer;
  }
}

export { handle as GET, handle as POST };
