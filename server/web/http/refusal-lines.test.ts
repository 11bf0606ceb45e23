import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, expect, test } from "vitest";
import { beforeServing } from "./before-serving.ts";
import { createRefusalLines } from "./refusal-lines.ts";

const told: unknown[] = [];
const lines = createRefusalLines({ info: (line: unknown) => void told.push(line) });
beforeEach(() => void (told.length = 0));

/** Answers with the status in the query, after doing what it names, a while after the request came. */
const answer = async ({ url = "" }: IncomingMessage, response: ServerResponse) => {
  const { searchParams } = new URL(url, "http://localhost");
  await new Promise(setImmediate);
  if (searchParams.has("explain")) lines.explain({ door: "guard", code: "auth.cross-site" });
  if (searchParams.has("told")) lines.told();
  response.writeHead(Number(searchParams.get("status"))).end();
};
const server = createServer((request, response) => void answer(request, response)).listen(0, "127.0.0.1");
await once(server, "listening");
const door = beforeServing(lines.admit);
const { port } = server.address() as AddressInfo;
afterAll(async () => {
  door[Symbol.dispose]();
  server.close();
  await once(server, "close");
});

const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`, { redirect: "manual" });

test.for([
  ["/api/trpc/violet?status=404", "trpc"],
  ["/api/auth/violet?status=400", "sign-in"],
  ["/api/violet?status=405", "rest"],
  ["/_next/static/violet.js?status=404", "file"],
  ["/violet?status=404", "page"],
] as const)("%s leaves one line, which names the kind of door and not the address", async ([path, door]) => {
  const { status } = await ask(path);
  expect(told).toEqual([{ door, method: "GET", status }]);
});

test("a door that knows more says so in that one line, also where the status hides it", async () => {
  await ask("/api/complaints?status=403&explain");
  await ask("/api/auth/callback/google?status=302&explain");
  expect(told).toEqual([
    { door: "guard", code: "auth.cross-site", method: "GET", status: 403 },
    { door: "guard", code: "auth.cross-site", method: "GET", status: 302 },
  ]);
});

test("what has its line already gets no second one, and what is let in none, however many are underway", async () => {
  await Promise.all([
    ask("/api/complaints?status=404&told"),
    ask("/api/complaints?status=200"),
    ask("/violet?status=404"),
  ]);
  expect(told).toEqual([{ door: "page", method: "GET", status: 404 }]);
});
