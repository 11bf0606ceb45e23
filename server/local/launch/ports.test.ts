import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { findFreePort, PortsTakenError, preferPort, requirePorts } from "./ports.ts";

async function occupy(host?: string) {
  const server = createServer().listen({ port: await findFreePort(), host });
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not a TCP server");
  return { port: address.port, [Symbol.asyncDispose]: async () => void server.close() };
}

test.each([undefined, "127.0.0.1"])("a port taken on %s is named with the variable to set", async (host) => {
  await using taken = await occupy(host);
  const free = await findFreePort();
  const required = requirePorts([
    { port: taken.port, use: "the web application", variable: "PORT" },
    { port: free, use: "live updates", variable: "REALTIME_PORT" },
  ]);
  await expect(required).rejects.toThrow(PortsTakenError);
  await expect(required).rejects.toThrow(
    new RegExp(`^Port ${taken.port} for the web application is already in use\\. Free it, or set PORT\\.$`),
  );
});

test("a preferred port gives way when it is taken", async () => {
  await using taken = await occupy("127.0.0.1");
  const free = await findFreePort();
  expect(await preferPort(free)).toBe(free);
  expect(await preferPort(taken.port)).not.toBe(taken.port);
});

test("a free port is none that an outgoing connection may be given meanwhile", async () => {
  const ports = await Promise.all(Array.from({ length: 50 }, findFreePort));
  expect(Math.max(...ports)).toBeLessThan(32_768);
  expect(new Set(ports).size).toBeGreaterThan(45);
});
