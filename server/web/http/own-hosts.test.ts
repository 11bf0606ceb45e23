import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createHosts } from "#server/platform/hosts.ts";
import { beforeServing } from "./before-serving.ts";
import { ownHostsOnly } from "./own-hosts.ts";
import { createRefusalLines } from "./refusal-lines.ts";

const lines: unknown[] = [];
const log = { info: (line: unknown) => void lines.push(line) };
beforeEach(() => void (lines.length = 0));

const server = createServer((_request, response) => response.end("served")).listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = server.address() as AddressInfo;
const refusals = createRefusalLines(log);
const hosts = createHosts(["help.example.com", "live.example.com"]);
const doors = [beforeServing(ownHostsOnly({ hosts, lines: refusals })), beforeServing(refusals.admit)];
afterAll(async () => {
  for (const door of doors) door[Symbol.dispose]();
  server.close();
  await once(server, "close");
});

async function ask(path: string, host: string) {
  const asked = request({ port, host: "127.0.0.1", path, headers: { host }, agent: false }).end();
  const [answer] = await once(asked, "response");
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
}

const ANYTHING = ["/sign-in", "/api/complaints", "/api/health", "/metrics", "/_next/static/a.js", "/_next/image?url=a"];

test.for(ANYTHING)("%s answers to names of its own only: a browser can be led here under another one", async (path) => {
  for (const host of ["evil.example", "help.example.com.evil.example", "help.example.com@evil.example"]) {
    expect((await ask(path, host)).status, host).toBe(400);
  }
  for (const host of ["help.example.com:8443", "live.example.com", "localhost:3000", "127.0.0.1"]) {
    expect((await ask(path, host)).body, host).toBe("served");
  }
});

test("a balancer may ask for health at the bare address of the machine, and nobody for anything else", async () => {
  const asked = ["/api/health?from=lb", "/metrics", "/sign-in", "/api/healthy"].map((path) =>
    ask(path, "10.0.0.5:3000"),
  );
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 200, 400, 400]);
});

test("a refusal is in the shape of whoever asks, and a line in the log without the name", async () => {
  const { body, headers } = await ask("/api/complaints", "evil.example");
  expect(JSON.parse(body)).toMatchObject({ error: { code: "request.unknown-host" } });
  expect(headers["cache-control"]).toBe("no-store");
  expect((await ask("/sign-in", "evil.example")).body).toContain("ALLOWED_HOSTS");
  const line = { door: "host", method: "GET", status: 400, code: "request.unknown-host" };
  expect(lines).toEqual([line, line]);
});
