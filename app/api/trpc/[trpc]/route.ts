import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { errorResponse } from "#server/http/error-response.ts";
import { requireJson, withLimitedBody } from "#server/http/read-body.ts";
import { getWebLog } from "#server/http/web-env.ts";
import { createContext } from "#server/trpc/context.ts";
import { appRouter } from "#server/trpc/router.ts";

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
