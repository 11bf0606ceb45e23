import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { errorResponse } from "#server/platform/doors/error-response.ts";
import type { WebContext } from "../context.ts";
import { requireJson, withLimitedBody } from "../http/read-body.ts";
import { callOf } from "./call-of.ts";
import type { AppRouter } from "./router.ts";

const ENDPOINT = "/api/trpc";

/** Makes a router answer every request under /api/trpc/. */
export function serveTrpc(router: AppRouter, host: () => WebContext): (request: Request) => Promise<Response> {
  return async (request) => {
    const web = host();
    try {
      // tRPC would hand a form to a procedure, and forms are what other sites' pages can send.
      if (request.method === "POST") requireJson(request);
      const req = await withLimitedBody(request);
      const createContext = () => callOf(req, web, `${ENDPOINT}/{procedure}`);
      return await fetchRequestHandler({ endpoint: ENDPOINT, req, router, createContext });
    } catch (error) {
      return errorResponse(error, web.log);
    }
  };
}
