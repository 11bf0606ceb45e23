import { once } from "node:events";
import { connect, type Socket as TcpSocket } from "node:net";
import { expect, test, vi } from "vitest";
import { ticketIdOf } from "#server/core/ids.ts";
import { systemTimers } from "#server/platform/timers.ts";
import { aFeedEvent, CARL, EVE, listen, startRealtimeWorld } from "./testing.ts";

/** One text frame as a browser sends it, for texts of fewer than 126 bytes; the mask of zeros leaves it readable. */
function frame(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)]);
}

/** A browser that signs in and then reads nothing any more. */
async function connectDeaf(url: string, token: string): Promise<TcpSocket> {
  const { port } = new URL(url);
  const socket = connect(Number(port), "127.0.0.1");
  await once(socket, "connect");
  const lines = [
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
    "Host: localhost",
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
  ];
  socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  await once(socket, "data");
  socket.pause();
  socket.write(frame(`40${JSON.stringify({ token })}`));
  return socket;
}

test("a client that does not read is disconnected before its backlog grows large; the others go on", async () => {
  await using world = await startRealtimeWorld();
  const carl = await world.connect(CARL);
  const heard = listen(carl, "complaintUpdated");
  const deaf = await connectDeaf(world.url, "ada");
  await vi.waitFor(() => expect(world.realtime.connections()).toBe(2));
  let sent = 0;
  while (world.dropped.count === 0 && sent < 100_000) {
    const hint = {
      ticketId: ticketIdOf("t"),
      complaintId: "x".repeat(500),
      rev: ++sent,
      status: "Open",
      assignedTo: null,
    } as const;
    world.broadcaster.event(aFeedEvent({ hint }));
    if (sent % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  expect(world.dropped.count).toBe(1);
  await vi.waitFor(() => expect(heard).toHaveLength(sent));
  expect(world.realtime.connections()).toBe(1);
  deaf.destroy();
});

test("says that it is leaving before it lets everybody go", async () => {
  const world = await startRealtimeWorld();
  const carl = await world.connect(CARL, { reconnection: false });
  const order: string[] = [];
  carl.on("server:draining", () => order.push("draining"));
  const closed = new Promise<void>((resolve) => {
    carl.on("disconnect", () => {
      order.push("disconnected");
      resolve();
    });
  });
  await world.realtime.drain(systemTimers);
  await closed;
  expect(order).toEqual(["draining", "disconnected"]);
});

test("it is known since when anybody has been connected, and forgotten when the last one has gone", async () => {
  await using world = await startRealtimeWorld();
  const { listeningSince } = world.realtime;
  expect(listeningSince()).toBeNull();
  const carl = await world.connect(CARL);
  const since = listeningSince();
  expect(since).toBeInstanceOf(Date);
  const eve = await world.connect(EVE);
  carl.disconnect();
  await vi.waitFor(() => expect(world.realtime.connections()).toBe(1));
  expect(listeningSince()).toBe(since);
  eve.disconnect();
  await vi.waitFor(() => expect(listeningSince()).toBeNull());
});
