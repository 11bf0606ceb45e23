import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { renameTrace } from "./rename-trace.ts";

const server = createServer(({ method }, response) => response.end(method)).listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = server.address() as AddressInfo;
afterAll(async () => {
  server.close();
  await once(server, "close");
});

/** The method that a request has by the time it is served. */
async function served(method: string): Promise<string> {
  const asked = request({ port, host: "127.0.0.1", method, agent: false }).end();
  const [answer] = await once(asked, "response");
  return text(answer);
}

test("TRACE arrives as a method that a fetch Request can have, and every other as it is", async () => {
  using _renamed = renameTrace();
  const method = await served("TRACE");
  expect(new Request("http://localhost", { method }).method).toBe("X-TRACE");
  expect(await Promise.all(["GET", "PATCH", "QUERY"].map(served))).toEqual(["GET", "PATCH", "QUERY"]);
});
