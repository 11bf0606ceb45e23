import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { postOut, ShutAddress } from "./post-out.ts";

const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  response
    .writeHead(request.url === "/moved" ? 302 : 201, { location: "http://127.0.0.1:1/" })
    .end("x".repeat(100_000));
}).listen(0, "127.0.0.1");
await once(server, "listening");
afterAll(() => server.close());
const { port } = server.address() as AddressInfo;
const what = { headers: {}, body: Buffer.from("words") };

test.for([
  "http://example.com/push",
  "https://127.0.0.1/push",
  "https://[::1]/push",
  "https://[::ffff:10.0.0.1]/push",
  "https://10.1.2.3/push",
  "https://169.254.169.254/latest",
  "https://100.64.0.1/push",
  "https://0.0.0.0/push",
  "https://2130706433/push",
  "https://[fd00::1]/push",
  "ftp://example.com/",
])("%s is shut", async (address) => {
  await expect((async () => postOut(address, what, false))()).rejects.toThrow(ShutAddress);
});

test("a name that leads to this machine is shut, however it is called", async () => {
  await expect(postOut(`https://localhost:${port}/push`, what, false)).rejects.toThrow(ShutAddress);
  expect(asked).toEqual([]);
});

test("where this machine is open, its answer is told, not read and not followed", async () => {
  expect(await postOut(`http://127.0.0.1:${port}/push`, what, true)).toBe(201);
  expect(await postOut(`http://127.0.0.1:${port}/moved`, what, true)).toBe(302);
  expect(asked).toEqual(["POST /push", "POST /moved"]);
  await expect((async () => postOut("http://10.0.0.1/push", what, true))()).rejects.toThrow(ShutAddress);
});
