import { once } from "node:events";
import { request as ask, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createRoutes } from "../rest/routes.ts";
import { answersInJson, serveApi } from "../rest/serve-api.ts";
import { askRaw } from "../testing/ask-raw.ts";
import { startTestWeb } from "../testing.ts";
import { createRouter } from "../trpc/router.ts";
import { serveTrpc } from "../trpc/serve-trpc.ts";
import type { Admit } from "./before-serving.ts";
import type { Refusal } from "./refusal-lines.ts";
import { takeApi } from "./take-api.ts";

const world = await startTestWeb();
const { web } = world;
const maya = await world.addPerson("Maya", "user");
const cookie = await world.cookieOf(maya);
const routes = createRoutes(() => web);
const explained: Refusal[] = [];
const faults: unknown[] = [];
beforeEach(() => void (explained.length = faults.length = 0));
const ports = {
  env: web.env,
  log: Object.assign(Object.create(web.log), { error: (fault: unknown) => void faults.push(fault) }),
  lines: { ...web.lines, explain: (refusal: Refusal) => void explained.push(refusal) },
};
const doors = {
  trpc: serveTrpc(
    createRouter(() => web),
    () => web,
  ),
  rest: serveApi(routes, () => web),
  isRest: answersInJson(routes),
};
/** What it leaves alone is answered as Next would be asked. */
async function serverWith(take: Admit) {
  const server = createServer((request, response) => {
    web.senders.write(request);
    take(request, response, () => response.writeHead(418).end());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, port: (server.address() as AddressInfo).port };
}
const { server, port } = await serverWith(takeApi(ports, doors));
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await world.stop();
});

const COMPLAINT = { title: "No light", description: "Since Monday.", category: "Technical" };
const send = (line: string, { body, headers }: { body?: unknown; headers?: Record<string, string> } = {}) => {
  const [method = "", target = ""] = line.split(" ");
  const sent = typeof body === "string" ? body : JSON.stringify(body);
  const all = { cookie, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers };
  return fetch(`http://127.0.0.1:${port}${target}`, { method, headers: all, body: sent });
};

test("calls of both doors are answered, and by no cache kept", async () => {
  const filed = await send("POST /api/trpc/complaints.file", { body: COMPLAINT });
  expect([filed.status, filed.headers.get("cache-control")]).toEqual([200, "no-store"]);
  const { result } = await filed.json();
  const read = await send(`GET /api/complaints/${result.data._id}`);
  expect([read.status, read.headers.get("content-type")]).toEqual([200, "application/json"]);
  expect(await read.json()).toMatchObject(COMPLAINT);
  expect((await send("POST /api/complaints", { body: COMPLAINT })).status).toBe(201);
});

test.for([
  ["another method", "PUT /api/complaints"],
  ["a method that this address does not take", "PATCH /api/complaints"],
  ["an address that nobody has", "GET /api/nothing"],
  ["a slash too many", "GET /api/complaints/"],
  ["signing in", "GET /api/auth/session"],
  ["the documentation", "GET /api/docs"],
  ["a page", "GET /tickets"],
  ["a file", "GET /api/files/0123456789abcdef01234567"],
  ["a file that comes in", "POST /api/files"],
  ["a procedure of an odd name", "GET /api/trpc/complaints%2Elist"],
] as const)("%s goes on to Next", async ([, line]) => {
  expect((await send(line)).status).toBe(418);
});

test("an answer that would come in pieces goes on to Next", async () => {
  expect((await send("GET /api/trpc/session.me", { headers: { "trpc-accept": "application/jsonl" } })).status).toBe(
    418,
  );
});

test("a change that another site's page asks for is refused at both doors, in their own words, with a line", async () => {
  const headers = { origin: "https://evil.example" };
  const [procedure, route] = [
    await send("POST /api/trpc/complaints.file", { body: COMPLAINT, headers }),
    await send("POST /api/complaints", { body: COMPLAINT, headers }),
  ];
  expect([procedure.status, route.status]).toEqual([403, 403]);
  expect(await procedure.json()).toMatchObject({ error: { data: { domain: { code: "auth.cross-site" } } } });
  expect(await route.json()).toMatchObject({ error: { code: "auth.cross-site" } });
  const line = { door: "guard", code: "auth.cross-site" };
  expect(explained).toEqual([line, line]);
});

test("a body of more than 100 kB is refused, announced or not, and its sender can read why", async () => {
  const announced = await send("POST /api/complaints", { body: "x".repeat(100_001) });
  expect([announced.status, await announced.json()]).toMatchObject([413, { error: { code: "request.too-large" } }]);
  const outgoing = ask({
    port,
    path: "/api/trpc/complaints.file",
    method: "POST",
    headers: { cookie, "content-type": "application/json" },
  });
  const answered = once(outgoing, "response");
  for (let sent = 0; sent < 30; sent++) outgoing.write("x".repeat(100_000));
  outgoing.end();
  const [answer] = await answered;
  expect([answer.statusCode, answer.headers.connection]).toEqual([413, "close"]);
  answer.resume();
});

test("whoever leaves in the middle of what they send is nobody's fault, and nothing is made of it", async () => {
  const before = await web.desk.complaints.countOfCustomer(maya.id);
  const outgoing = ask({
    port,
    path: "/api/complaints",
    method: "POST",
    headers: { cookie, "content-type": "application/json", "content-length": 500 },
  });
  outgoing.on("error", () => {});
  outgoing.write('{"title":');
  const [connection] = await once(server, "connection");
  outgoing.destroy();
  await once(connection, "close");
  expect((await send("GET /api/complaints")).status).toBe(200);
  expect([faults, await web.desk.complaints.countOfCustomer(maya.id)]).toEqual([[], before]);
});

test("a session that was sealed with the secret before is carried over with the answer, as Next's would be", async () => {
  const env = {
    ...web.env,
    authSecret: "another secret, as long as it has to be",
    previousAuthSecret: web.env.authSecret,
  };
  const renewing = await serverWith(takeApi({ ...ports, env }, doors));
  const { headers } = await fetch(`http://127.0.0.1:${renewing.port}/api/complaints`, { headers: { cookie } });
  expect(headers.getSetCookie()).toEqual([expect.stringContaining(cookie.split("=")[0] ?? "no name")]);
  renewing.server.closeAllConnections();
  renewing.server.close();
});

test("a long answer is zipped for whoever reads that, and a short one for nobody", async () => {
  for (let n = 0; n < 4; n++) await send("POST /api/complaints", { body: COMPLAINT });
  const head = (path: string, accepted: string) =>
    askRaw(port, [`GET ${path} HTTP/1.1`, "Host: localhost", `Cookie: ${cookie}`, `Accept-Encoding: ${accepted}`]);
  const encodingOf = async (path: string, accepted: string) => {
    const { headers } = await head(path, accepted);
    return [headers.get("content-encoding")?.trim(), headers.get("vary")?.trim()];
  };
  expect(await encodingOf("/api/complaints", "deflate, gzip;q=0.5")).toEqual(["gzip", "Accept-Encoding"]);
  for (const accepted of ["identity", "gzip;q=0", "gzipped"])
    expect(await encodingOf("/api/complaints", accepted)).toEqual([undefined, "Accept-Encoding"]);
  expect(await encodingOf("/api/complaints?limit=1", "gzip")).toEqual([undefined, "Accept-Encoding"]);
  const zipped = await send("GET /api/complaints", { headers: { "accept-encoding": "gzip" } });
  expect((await zipped.json()).items.length).toBeGreaterThan(3);
});
