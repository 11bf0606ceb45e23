import { expect, test } from "vitest";
import { ADA, CARL, EVE, startRealtimeWorld } from "./testing.ts";

const message = expect.stringMatching(/^Too many pages are open for live updates/);
const refusal = { message, data: { code: "too-many", retryAfterSeconds: 30 } };

test("a person has so many connections at a time; one that ends makes room", async () => {
  await using world = await startRealtimeWorld({ limits: { sockets: 2 } });
  const first = await world.connect(CARL);
  await world.connect(CARL);
  await expect(world.connect(CARL)).rejects.toMatchObject(refusal);
  await world.connect(EVE);
  first.disconnect();
  await expect.poll(() => world.realtime.connections()).toBe(2);
  await expect(world.connect(CARL)).resolves.toMatchObject({ connected: true });
  expect(world.refused).toEqual(["too-many"]);
});

test("an address has so many, whoever they are", async () => {
  await using world = await startRealtimeWorld({ limits: { "address-sockets": 2 } });
  await world.connect(CARL);
  await world.connect(EVE);
  await expect(world.connect(ADA)).rejects.toMatchObject(refusal);
});

test("of many that come at the same moment no more stay than may", async () => {
  await using world = await startRealtimeWorld({ limits: { sockets: 2 } });
  await Promise.allSettled(Array.from({ length: 10 }, () => world.connect(CARL)));
  await expect.poll(() => world.realtime.connections()).toBe(2);
});

test("whoever opens connections all the time is refused before one is opened, and told how long to wait", async () => {
  await using world = await startRealtimeWorld({ limits: { handshakes: 2 } });
  const knock = () => fetch(`${world.url}/socket.io/?EIO=4&transport=polling`);
  expect([(await knock()).status, (await knock()).status]).toEqual([200, 200]);
  const refused = await knock();
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
  await expect(world.connect(CARL, { reconnection: false })).rejects.toThrow("websocket error");
});

test("what a browser sends too much of is not heard; a question is answered, and who goes on is let go", async () => {
  await using world = await startRealtimeWorld({ limits: { messages: 3 } });
  const socket = await world.connect(CARL);
  for (let n = 0; n < 3; n++) socket.emit("shown", {});
  const reads = world.feed.reads;
  await expect(socket.timeout(1_000).emitWithAck("sync", { since: "x" })).resolves.toEqual({ resync: true });
  expect(world.feed.reads).toBe(reads);
  const gone = new Promise((resolve) => socket.once("disconnect", resolve));
  for (let n = 0; n < 5; n++) socket.emit("shown", {});
  await gone;
});
