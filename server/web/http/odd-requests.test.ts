import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createHosts } from "#server/platform/hosts.ts";
import { askRaw } from "../testing/ask-raw.ts";
import { answerRaw } from "./answer-raw.ts";
import { beforeServing } from "./before-serving.ts";
import { divertMalformed, refuseMalformed } from "./divert-malformed.ts";
import { keepEveryName } from "./keep-every-name.ts";
import { toOriginForm } from "./origin-form.ts";
import { ownHostsOnly } from "./own-hosts.ts";
import { createRefusalLines } from "./refusal-lines.ts";

const told: unknown[] = [];
const log = { info: (line: unknown) => void told.push(line) };
beforeEach(() => void (told.length = 0));

/** Tells what arrives where Next would stand, upgrades among it. */
const server = createServer(({ url, headers: { host } }, response) => response.end(`${host} ${url}`));
server.on("upgrade", () => {});
server.listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = server.address() as AddressInfo;

const lines = createRefusalLines(log);
const headers = { "X-Frame-Options": "DENY" };
const watches = [
  toOriginForm(),
  divertMalformed(),
  keepEveryName(),
  answerRaw({ log, headers, isDevelopment: false }),
  beforeServing(ownHostsOnly({ hosts: createHosts([]), lines })),
  beforeServing(refuseMalformed(lines)),
  beforeServing(lines.admit),
];
afterAll(async () => {
  for (const watch of watches) watch[Symbol.dispose]();
  server.close();
  await once(server, "close");
});

const ask = (target: string, ...more: string[]) =>
  askRaw(port, [`GET ${target} HTTP/1.1`, ...(more.length > 0 ? more : ["Host: localhost"])]);

test("a whole address counts before the name beside it: ours is served, another's is refused", async () => {
  const ours = ["http://localhost:3000/a?q=1", "HTTP://LOCALHOST/a?q=1", "http://localhost?q=1"];
  const arrived = await Promise.all(ours.map((target) => ask(target, "Host: evil.example")));
  expect(arrived.map(({ body }) => body)).toEqual(["localhost:3000 /a?q=1", "LOCALHOST /a?q=1", "localhost /?q=1"]);

  const others = ["http://evil.example/", "https://evil.example/%zz", "http://localhost@evil.example/", "http:///x"];
  for (const target of others) {
    const { status, body } = await ask(target);
    expect([target, status, body]).toEqual([target, 400, expect.stringMatching(/ALLOWED_HOSTS|well formed/)]);
  }
  expect(told).toHaveLength(others.length);
});

test.for([
  "/%",
  "/api/complaints/%zz",
  "/_next/static/%E0%A4%A",
  "*",
  "//",
  "//evil.example/x",
  "/\\evil.example",
  "ftp://evil.example/",
])("%s is refused before Next, in the API's shape, with one line and none of its words", async (target) => {
  const { status, headers, body } = await ask(target);
  expect([status, headers.get("cache-control")]).toEqual([400, "no-store"]);
  expect(JSON.parse(body)).toEqual({ error: { code: "input.invalid", message: expect.stringContaining("%") } });
  expect(told).toEqual([{ door: "address", method: "GET", status: 400, code: "input.invalid" }]);
});

test.for([
  ["an address without a path", ["GET evil.example:80 HTTP/1.1", "Host: localhost"]],
  ["a tunnel", ["CONNECT evil.example:80 HTTP/1.1", "Host: localhost"]],
  ["a method of no protocol", ["NONSENSE / HTTP/1.1", "Host: localhost"]],
  ["a blank in the address", ["GET /a b HTTP/1.1", "Host: localhost"]],
  ["a letter that nobody encoded", ["GET /\u00e9 HTTP/1.1", "Host: localhost"]],
  [
    "two ways of saying where it ends",
    ["POST / HTTP/1.1", "Host: localhost", "Content-Length: 1", "Transfer-Encoding: chunked"],
  ],
] as const)("%s never becomes a request, and is refused with a line all the same", async ([, sent]) => {
  const { status, headers, body } = await askRaw(port, sent);
  expect([status, headers.get("x-frame-options"), headers.get("cache-control")]).toEqual([400, "DENY", "no-store"]);
  expect(JSON.parse(body)).toMatchObject({ error: { code: "input.invalid" } });
  expect(told).toEqual([{ door: "connection", status: 400, code: "input.invalid" }]);
});

test("headers without end are refused with what they are too large for", async () => {
  const { status } = await ask("/", "Host: localhost", `X-Long: ${"a".repeat(20_000)}`);
  expect([status, told.length]).toEqual([431, 1]);
});

test("a request without a name is nobody's, and is told so", async () => {
  const { status, body } = await ask("/api/complaints", "Accept: */*");
  expect([status, JSON.parse(body)]).toMatchObject([400, { error: { code: "request.unknown-host" } }]);
  expect(told).toHaveLength(1);
});

test("whoever would rather speak something else is answered like anybody", async () => {
  const upgrade = await ask("/a", "Host: localhost", "Upgrade: websocket", "Connection: Upgrade");
  const expecting = await ask("/a", "Host: localhost", "Expect: nonsense");
  expect([upgrade.body, expecting.body]).toEqual(["localhost /a", "localhost /a"]);
});

test.for([
  ["/a?__proto__=1", "/a?__proto__+=1"],
  ["/a?x=1&%5F_%70roto__=1=2&__proto__&y", "/a?x=1&%5F_%70roto__+=1=2&__proto__+&y"],
])("a parameter that Next would lose arrives under a name that nobody knows: %s", async ([sent, arrived]) => {
  expect((await ask(String(sent))).body).toBe(`localhost ${arrived}`);
});

test.for(["/a?proto=__proto__", "/__proto__?constructor=1", "/a?", "/a?x=a%20b?&&y"])(
  "any other stays as it was sent: %s",
  async (sent) => {
    expect((await ask(sent)).body).toBe(`localhost ${sent}`);
  },
);

test("a proper address arrives where it was sent", async () => {
  for (const target of ["/", "/%25zz", "/%E6%97%A5?q=100%", "/api/complaints?q=%zz", "/a//b", "/?next=//evil"]) {
    expect((await ask(target)).body).toBe(`localhost ${target}`);
  }
  expect(told).toEqual([]);
});
