import { randomBytes, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import path from "node:path";
import { wordsOfIssue } from "#server/core/saying.ts";
import { type ExperimentAnswer, type ExperimentDesk, ExperimentName } from "#server/operate/experiments/wire.ts";
import type { ExperimentHost } from "../experiments/host.ts";
import { createPageGuard } from "../process/page-guard.ts";

export interface ControlServer extends AsyncDisposable {
  readonly url: string;
  /** Whoever has it may start experiments; it is given to the web application and to the owner of the data folder. */
  readonly token: string;
}

type Answer = { readonly status: number; readonly body: ExperimentDesk | ExperimentAnswer };

/**
 * Lets the web application and the command line start and watch experiments, over loopback and with a secret that is
 * new with every start, and to no web page: GET /experiments, POST /experiments/<name>, DELETE /experiments. Nothing else can be asked.
 */
export async function serveControl(
  host: Pick<ExperimentHost, "desk" | "start" | "stop">,
  dataDir: string,
): Promise<ControlServer> {
  const token = randomBytes(32).toString("base64url");
  const guard = createPageGuard([]);
  const refusalOf = (request: IncomingMessage): Answer | null => {
    const refusal = guard(request.headers);
    if (refusal !== null) return wrong(403, refusal);
    return isAllowed(request, token) ? null : wrong(401, "The token is not the one of this stack.");
  };
  const server = createServer((request, response) => {
    request.resume();
    const { status, body } = refusalOf(request) ?? answer(host, request);
    response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
    response.end(JSON.stringify(body));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The control server has no port.");
  const url = `http://127.0.0.1:${address.port}`;
  const file = path.join(dataDir, "launch", "control.json");
  await rm(file, { force: true });
  await writeFile(file, JSON.stringify({ url, token }), { mode: 0o600 });
  return {
    url,
    token,
    async [Symbol.asyncDispose]() {
      await rm(file, { force: true });
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function isAllowed({ headers }: IncomingMessage, token: string): boolean {
  const [given, wanted] = [Buffer.from(headers.authorization ?? ""), Buffer.from(`Bearer ${token}`)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function answer(host: Pick<ExperimentHost, "desk" | "start" | "stop">, { method, url = "" }: IncomingMessage): Answer {
  const [, room, name, ...rest] = url.split("/");
  if (room !== "experiments" || rest.length > 0) return wrong(404, "There is nothing here but /experiments.");
  if (method === "GET" && name === undefined) return { status: 200, body: host.desk() };
  if (method === "DELETE" && name === undefined) return said(host.stop());
  if (method !== "POST") return wrong(405, "GET shows, POST /experiments/<name> starts, DELETE stops.");
  const known = ExperimentName.safeParse(name);
  return known.success
    ? said(host.start(known.data))
    : wrong(404, known.error.issues.slice(0, 1).map(wordsOfIssue).join(""));
}

function said(body: ExperimentAnswer): Answer {
  return { status: body.ok ? 202 : 409, body };
}

function wrong(status: number, sentence: string): Answer {
  return { status, body: { ok: false, sentence } };
}
