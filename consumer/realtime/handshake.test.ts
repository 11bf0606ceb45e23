import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { expect, test } from "vitest";
import { ADA, CARL, ORIGIN, startRealtimeWorld } from "./testing.ts";

const refusal = (code: string, message: RegExp) =>
  expect.objectContaining({ message: expect.stringMatching(message), data: { code } });

test("lets nobody in without a token that opens something, and says why", async () => {
  await using world = await startRealtimeWorld();
  await expect(world.connect("", { auth: {} })).rejects.toEqual(refusal("token-missing", /auth\.token/));
  await expect(world.connect("stolen")).rejects.toEqual(refusal("token-invalid", /Sign in again/));
  await expect(world.connect("", { auth: { token: { $ne: 1 } } })).rejects.toEqual(refusal("token-missing", /token/));
  await expect(world.connect("x".repeat(5_000))).rejects.toEqual(refusal("token-missing", /token/));
  await expect(world.connect("database-is-away")).rejects.toEqual(refusal("unavailable", /Try again/));
  expect(world.refused).toEqual(["token-missing", "token-invalid", "token-missing", "token-missing", "unavailable"]);
  expect(world.realtime.connections()).toBe(0);
});

test("refuses a good token on a foreign page", async () => {
  await using world = await startRealtimeWorld();
  const from = (Origin: string) => ({ extraHeaders: { Origin } });
  await expect(world.connect(CARL, from("https://evil.example"))).rejects.toEqual(refusal("origin", /address/));
  await expect(world.connect(CARL, from("null"))).rejects.toEqual(refusal("origin", /address/));
  await expect(world.connect(CARL, from("http://localhost:8080"))).rejects.toEqual(refusal("origin", /address/));
  await world.connect(CARL, from(ORIGIN));
  await world.connect(CARL, from("http://127.0.0.1:3000"));
});

test("works over polling too, for networks that block websockets", async () => {
  await using world = await startRealtimeWorld();
  const socket = await world.connect(ADA, { transports: ["polling"], extraHeaders: { Origin: ORIGIN } });
  expect(socket.connected).toBe(true);
});

test("answers nobody who was led here under another name, not even before the handshake", async () => {
  await using world = await startRealtimeWorld();
  const ask = async (host: string, headers: Record<string, string> = {}) => {
    const transport = headers["upgrade"] ?? "polling";
    const url = `${world.url}/socket.io/?EIO=4&transport=${transport}`;
    const asked = request(url, { headers: { host, ...headers }, agent: false }).end();
    const [answer] = await Promise.race([once(asked, "response"), once(asked, "upgrade")]);
    (answer as IncomingMessage).destroy();
    return (answer as IncomingMessage).statusCode;
  };
  const key = { "sec-websocket-version": "13", "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==" };
  const upgrade = { connection: "upgrade", upgrade: "websocket", ...key };
  expect([await ask("evil.example"), await ask("evil.example", upgrade)]).toEqual([403, 400]);
  expect(world.refused).toEqual(["host", "host"]);
  expect([await ask("localhost:3001"), await ask("localhost:3001", upgrade)]).toEqual([200, 101]);
});
