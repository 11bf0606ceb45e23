import { createServer, type Socket } from "node:net";
import { expect, test } from "vitest";
import { encode } from "#server/embedded-mongo/bson/document.ts";
import { BROKE_OFF, connectEngine } from "./engines.ts";

const HEAD = 21;

function answered(): Buffer {
  const body = encode({ ok: 1 });
  const head = Buffer.alloc(HEAD);
  head.writeInt32LE(HEAD + body.length, 0);
  head.writeInt32LE(2013, 12);
  return Buffer.concat([head, body]);
}

/** A server that does this with each message. */
async function serving(onMessage: (socket: Socket) => void) {
  const server = createServer((socket) => socket.on("data", () => onMessage(socket)).on("error", () => {}));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens at no port.");
  return {
    port: address.port,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

test("an engine that cuts the connection after its answer is asked over another one, and holds nobody up", async () => {
  await using server = await serving((socket) => socket.end(answered()));
  using engine = connectEngine(server.port);
  const codes: unknown[] = [];
  // What is asked while the connection closes is refused, once.
  for (let times = 0; times < 20; times++) codes.push((await engine.run({ ping: 1 }))["code"]);
  expect(codes.filter((code) => code !== BROKE_OFF)).toContain(undefined);
  expect(codes.filter((code) => code !== undefined && code !== BROKE_OFF)).toEqual([]);
});

test("an engine that cuts the connection in place of an answer has refused", async () => {
  await using server = await serving((socket) => socket.destroy());
  using engine = connectEngine(server.port);
  expect(await engine.run({ ping: 1 })).toEqual({ ok: 0, code: BROKE_OFF });
  expect(await engine.run({ ping: 1 })).toEqual({ ok: 0, code: BROKE_OFF });
});
