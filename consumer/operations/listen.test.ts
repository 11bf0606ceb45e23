import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterEach, expect, test, vi } from "vitest";
import type { ConsumerEnv } from "#server/platform/env.ts";
import { readConsumerEnv } from "#server/platform/env.ts";
import { listen } from "./listen.ts";

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

function server(): Server {
  const http = createServer();
  open.push(http);
  return http;
}

/** A port that another consumer already serves on. */
async function takenPort(): Promise<number> {
  const http = server().listen(0, "127.0.0.1");
  await once(http, "listening");
  const address = http.address();
  if (typeof address !== "object" || !address) throw new Error("A TCP server has no port.");
  return address.port;
}

function env(raw: Record<string, string>): ConsumerEnv {
  return readConsumerEnv({
    QUICKFIX_MODE: "dev",
    MONGODB_URI: "mongodb://127.0.0.1/quickfix",
    AWS_REGION: "eu-north-1",
    SNS_TOPIC_ARN: "arn:aws:sns:eu-north-1:123456789012:QuickFix",
    SQS_QUEUE_URL: "http://127.0.0.1/123456789012/QuickFix",
    NEXTAUTH_URL: "http://localhost:3000",
    NEXTAUTH_SECRET: "a-secret-that-is-long-enough-for-tests",
    ...raw,
  });
}

test("a second consumer on one's own machine takes the next free port by itself", async () => {
  const taken = await takenPort();
  const port = await listen(server(), { ...env({}), realtimePort: taken });
  expect(port).toBeGreaterThan(taken);
});

test("a port that was asked for by name is that port or an error that says what to do", async () => {
  const taken = await takenPort();
  await expect(listen(server(), env({ REALTIME_PORT: String(taken) }))).rejects.toThrow(
    `Port ${taken} is already in use. Stop what uses it, or set REALTIME_PORT`,
  );
});

test("in production a consumer never serves where nobody looks for it", async () => {
  const taken = await takenPort();
  const production = { ...env({}), mode: "production" as const, realtimePort: taken };
  await expect(listen(server(), production)).rejects.toThrow("already in use");
});

test.each(["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000", "http://desk.localhost"])(
  "what is opened at %s is served to this machine alone",
  async (NEXTAUTH_URL) => {
    const http = server();
    await listen(http, { ...env({ NEXTAUTH_URL }), realtimePort: 0 });
    expect(http.address()).toMatchObject({ address: "127.0.0.1" });
  },
);

test("what the office opens is served to the office", async () => {
  const http = server();
  await listen(http, { ...env({ NEXTAUTH_URL: "http://192.168.1.20:3000" }), realtimePort: 0 });
  expect(http.address()).toMatchObject({ address: expect.stringMatching(/^(::|0\.0\.0\.0)$/) });
});

test("a few thousand who come back at once may wait for their turn, where Node would let 511", async () => {
  const http = server();
  const asked = vi.spyOn(http, "listen");
  await listen(http, { ...env({}), realtimePort: 0 });
  expect(asked).toHaveBeenCalledWith(expect.objectContaining({ backlog: 4_096 }));
});
