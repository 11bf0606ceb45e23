import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { retryAfterOf } from "#server/platform/doors/procedure.ts";
import { trpcErrorResponse } from "#server/platform/doors/trpc-error-response.ts";
import type { WebContext } from "../context.ts";
import { type Repeated, repeatsOf } from "../http/repeats-of.ts";
import { callOf } from "./call-of.ts";
import { readCall } from "./read-call.ts";
import type { AppRouter } from "./router.ts";

const ENDPOINT = "/api/trpc";

/** Makes a router answer every request under /api/trpc/. No cache keeps any answer. */
export function serveTrpc(router: AppRouter, host: () => WebContext): (request: Request) => Promise<Response> {
  return async (request) => {
    const response = await answer(router, request, host());
    response.headers.set("Cache-Control", "no-store");
    return response;
  };
}

async function answer(router: AppRouter, request: Request, web: WebContext): Promise<Response> {
  try {
    const req = await readCall(request);
    let repeats: Repeated | undefined;
    return await fetchRequestHandler({
      endpoint: ENDPOINT,
      req,
      router,
      createContext: ({ info }) => {
        repeats = repeatsOf(req.headers, web, info.calls.length);
        return callOf(req, web, `${ENDPOINT}/{procedure}`, repeats);
      },
      // A batch of which one call is refused is answered with 207.
      onError: ({ error }) => web.lines.explain({ door: "trpc", code: error.code }),
      responseMeta: ({ errors }) => ({ headers: { ...retryAfterOf(errors), ...repeats?.answerHeaders() } }),
    });
  } catch (error) {
    return trpcErrorResponse(error, web.log);
  }
}
