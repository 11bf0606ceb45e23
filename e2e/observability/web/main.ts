import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { POST as callProcedure, GET as readProcedure } from "#app/api/trpc/[trpc]/route.ts";
import { GET as readMetrics } from "#app/metrics/route.ts";
import { pingDatabase } from "#server/operate/database/connect.ts";
import { getWebEnv } from "#server/web/http/web-env.ts";
import { ROUTES } from "#server/web/rest/routes.ts";
import { serve } from "#server/web/rest/serve.ts";
import { getRestHost } from "#server/web/rest/web-host.ts";
import { startWeb } from "#server/web/start-web.ts";
import { until } from "../../fixtures/until.ts";

/** The web process without its pages: its own doors, on Node's HTTP server instead of Next's. */
function answer(request: Request): Promise<Response> | Response {
  const { pathname } = new URL(request.url);
  if (pathname === "/metrics") return readMetrics(request);
  if (pathname.startsWith("/api/trpc/")) {
    return request.method === "GET" ? readProcedure(request) : callProcedure(request);
  }
  for (const route of ROUTES) {
    const pattern = new URLPattern({ pathname: route.path.replaceAll(/\{(\w+)\}/g, ":$1") });
    const match = route.method === request.method ? pattern.exec(request.url) : null;
    if (match) return serve(route, getRestHost)(request, { params: Promise.resolve(match.pathname.groups) });
  }
  return new Response(null, { status: 404 });
}

async function toRequest(message: IncomingMessage): Promise<Request> {
  const headers = Object.entries(message.headers).flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[name, value]] : [],
  );
  const body = await text(message);
  const url = new URL(message.url ?? "/", getWebEnv().publicUrl);
  return new Request(url, { method: message.method, headers, ...(body === "" ? {} : { body }) });
}

startWeb();
await until("the database", () => pingDatabase().then(() => true), { withinMs: 60_000 });
createServer((message, response) => {
  void toRequest(message)
    .then(answer)
    .then(async (answered) => {
      response.writeHead(answered.status, Object.fromEntries(answered.headers)).end(await answered.text());
    });
}).listen(getWebEnv().port, "127.0.0.1", () => console.log("the web process is running"));
