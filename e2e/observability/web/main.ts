import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { GET as answerApi } from "#app/api/[...path]/route.ts";
import { POST as callProcedure, GET as readProcedure } from "#app/api/trpc/[trpc]/route.ts";
import { GET as readMetrics } from "#app/metrics/route.ts";
import { startWeb } from "#server/web/start-web.ts";

const web = startWeb();

/** The web process without its pages: its own doors, on Node's HTTP server instead of Next's. */
function answer(request: Request): Promise<Response> | Response {
  const { pathname } = new URL(request.url);
  if (pathname === "/metrics") return readMetrics(request);
  if (pathname.startsWith("/api/trpc/")) {
    return request.method === "GET" ? readProcedure(request) : callProcedure(request);
  }
  return answerApi(request);
}

async function toRequest(message: IncomingMessage): Promise<Request> {
  const headers = Object.entries(message.headers).flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[name, value]] : [],
  );
  const body = await text(message);
  const url = new URL(message.url ?? "/", web.env.publicUrl);
  return new Request(url, { method: message.method, headers, ...(body === "" ? {} : { body }) });
}

await web.connected;
createServer((message, response) => {
  void toRequest(message)
    .then(answer)
    .then(async (answered) => {
      response.writeHead(answered.status, Object.fromEntries(answered.headers)).end(await answered.text());
    });
}).listen(web.env.port, "127.0.0.1", () => console.log("the web process is running"));
