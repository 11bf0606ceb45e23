import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { errorResponse } from "#server/web/http/error-response.ts";
import { requireJson, withLimitedBody } from "#server/web/http/read-body.ts";
import { getWebLog } from "#server/web/http/web-env.ts";
import { createContext } from "#server/web/trpc/context.ts";
import { appRouter } from "#server/web/trpc/router.ts";

async function handle(request: Request): Promise<Response> {
  try {
    // tRPC would hand a form to a procedure, and forms are what other sites' pages can send.
    if (request.method === "POST") requireJson(request);
    const req = await withLimitedBody(request);
    return await fetchRequestHandler({
      endpoint: "/api/trpc",
      req,
      router: appRouter,
      createContext: () => createContext(req),
    });
  } catch (error) {
    return errorResponse(error, getWebLog());
  }
}

export { handle as GET, handle as POST };
