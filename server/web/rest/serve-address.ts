import type { Method, Route } from "./route.ts";
import { type Handler, type RestHost, serve } from "./serve.ts";

type Export = "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS";

/** What a route file exports: the routes of one address, and for every other method an answer that says which there are. */
export function serveAddress(routes: readonly Route[], host: () => RestHost): Record<Export, Handler> {
  const methods: Method[] = routes.map(({ method }) => method);
  const refuse = refusalOf(methods);
  const handlers = routes.map((route) => [route.method, serve(route, host)] as const);
  return {
    GET: refuse,
    POST: refuse,
    PUT: refuse,
    PATCH: refuse,
    DELETE: refuse,
    OPTIONS: async () => new Response(null, { status: 204, headers: { Allow: methods.join(", ") } }),
    ...Object.fromEntries(handlers),
  };
}

function refusalOf(methods: readonly Method[]): Handler {
  const allowed = methods.join(", ");
  return async (request) => {
    const message = `${request.method} does nothing here. This address takes ${methods.join(" and ")}; /api/docs says what for.`;
    const headers = { Allow: allowed, "Cache-Control": "no-store" };
    return Response.json({ error: { code: "method.not-allowed", message } }, { status: 405, headers });
  };
}
