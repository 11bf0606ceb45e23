import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { divertMalformed, MALFORMED_ADDRESS } from "./divert-malformed.ts";

const server = createServer(({ url }, response) => response.end(url)).listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = server.address() as AddressInfo;
afterAll(async () => {
  server.close();
  await once(server, "close");
});

/** The address that a request has by the time it is served. */
async function served(path: string): Promise<string> {
  const asked = request({ port, host: "127.0.0.1", path, agent: false }).end();
  const [answer] = await once(asked, "response");
  return text(answer);
}

test("what cannot be decoded arrives where it is refused, and everything else where it was sent", async () => {
  using _diverted = divertMalformed();
  const malformed = ["/%", "/api/complaints/%zz", "/api/trpc/%ff", "/_next/static/%E0%A4%A", "*", "//"];
  expect(await Promise.all(malformed.map(served))).toEqual(malformed.map(() => MALFORMED_ADDRESS));
  const fine = ["/", "/%25zz", "/%E6%97%A5?q=100%", "/api/complaints?q=%zz", "http://localhost/x"];
  expect(await Promise.all(fine.map(served))).toEqual(fine);
});
