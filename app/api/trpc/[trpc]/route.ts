import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { errorResponse } from "#server/platform/doors/error-response.ts";
import { getWeb } from "#server/web/get-web.ts";
import { requireJson, withLimitedBody } from "#server/web/http/read-body.ts";
import { callOf } from "#server/web/trpc/call-of.ts";
import { appRouter } from "#server/web/trpc/router.ts";

async function handle(request: Request): Promise<Response> {
  const web = getWeb();
  try {
    // tRPC would hand a form to a procedure, and forms are what other sites' pages can send.
    if (request.method === "POST") requireJson(request);
    const req = await withLimitedBody(request);
    return await fetchRequestHandler({
      endpoint: "/api/trpc",
      req,
      router: appRouter,
      createContext: () => callOf(req, web),
    });
  } catch (error) {
    return errorResponse(error, web.log);
  }
}

export { handle as GET, handle as POST };
