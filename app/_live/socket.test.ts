import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { expect, test, vi } from "vitest";
import type { ComplaintUpdated } from "#server/core/live.ts";
import { openSocket, patienceMsOf } from "./socket.ts";

const AT = "2026-01-17T12:00:00.000Z";
const hint = (eventId: string, rev: number): ComplaintUpdated => {
  const state = { status: "Open", assignedTo: null, at: AT };
  return { eventId, ticketId: "t1", complaintId: "COMP-10001", rev, ...state };
};

/** A real Socket.IO server that answers `sync` as it is told, and a browser's connection to it. */
async function connected(answerSync: (since: unknown) => unknown, accepts: (token: unknown) => boolean = () => true) {
  const http = createServer();
  const server = new Server(http);
  server.use((socket, next) => next(accepts(socket.handshake.auth["token"]) ? undefined : new Error("refused")));
  server.on("connection", (socket) => {
    socket.on("sync", (body: { since: unknown }, reply: (answer: unknown) => void) => reply(answerSync(body.since)));
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const heard: string[] = [];
  let tokens = 0;
  const socket = openSocket({
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    getToken: () => Promise.resolve(`token-${++tokens}`),
    onAlive: () => heard.push("alive"),
    onLost: () => heard.push("lost"),
    onResync: () => heard.push("resync"),
    onCaughtUp: () => heard.push("caught up"),
    hears: {
      complaintUpdated: ({ eventId }) => heard.push(eventId),
      notification: ({ title }) => heard.push(title),
      read: ({ at }) => heard.push(at),
      agentAvailability: ({ availability }) => heard.push(availability),
      alertsChanged: () => heard.push("alerts"),
      attention: ({ tickets }) => heard.push(`${tickets.length} looked at`),
    },
  });
  return {
    server,
    socket,
    heard,
    async [Symbol.asyncDispose]() {
      socket.close();
      await server.close();
    },
  };
}

test("the first connection fetches everything, because what came before it is not known", async () => {
  await using live = await connected(() => []);
  await vi.waitFor(() => expect(live.heard).toEqual(["alive", "resync"]));
});

test("after a loss it asks for what it missed since the last event it heard", async () => {
  const asked: unknown[] = [];
  await using live = await connected((since) => {
    asked.push(since);
    return { events: [hint("e2", 3), hint("e3", 4)] };
  });
  await vi.waitFor(() => expect(live.heard).toContain("resync"));
  live.server.emit("complaintUpdated", hint("e1", 2));
  await vi.waitFor(() => expect(live.heard).toContain("e1"));

  for (const peer of live.server.sockets.sockets.values()) peer.conn.close();
  await vi.waitFor(() => expect(live.heard).toContain("e3"));
  expect(asked).toEqual(["e1"]);
  expect(live.heard.slice(live.heard.indexOf("e1"))).toEqual(["e1", "lost", "alive", "caught up", "e2", "e3"]);
});

test("a server that cannot tell what was missed makes everything be fetched", async () => {
  await using live = await connected(() => ({ resync: true }));
  await vi.waitFor(() => expect(live.heard).toContain("resync"));
  live.server.emit("complaintUpdated", hint("e1", 2));
  await vi.waitFor(() => expect(live.heard).toContain("e1"));
  live.socket.check();
  await vi.waitFor(() => expect(live.heard.slice(live.heard.indexOf("e1"))).toEqual(["e1", "alive", "resync"]));
});

test("a refused handshake is tried again with a fresh token", async () => {
  await using live = await connected(
    () => [],
    (token) => token !== "token-1",
  );
  await vi.waitFor(() => expect(live.heard).toEqual(["lost", "alive", "resync"]), { timeout: 8000 });
});

test("what has not the shape that both ends agreed on is passed over", async () => {
  await using live = await connected(() => []);
  await vi.waitFor(() => expect(live.heard).toContain("resync"));
  live.server.emit("complaintUpdated", { ...hint("e1", 2), rev: "two" });
  live.server.emit("notification", { title: "No id" });
  live.server.emit("agentAvailability", { agentId: "a1", availability: "busy", at: AT, more: true });
  live.server.emit("complaintUpdated", { ...hint("e2", 3), more: true });
  await vi.waitFor(() => expect(live.heard).toEqual(["alive", "resync", "busy", "e2"]));
});

test("a server that is slow is given longer with each attempt, within bounds", async () => {
  const http = createServer().on("upgrade", () => {});
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const attempts: number[] = [];
  const nothing = () => {};
  const socket = openSocket({
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    getToken: () => Promise.resolve("token"),
    patienceMs(attempt) {
      attempts.push(attempt);
      return 20;
    },
    onAlive: nothing,
    onLost: nothing,
    onResync: nothing,
    onCaughtUp: nothing,
    hears: {
      complaintUpdated: nothing,
      notification: nothing,
      read: nothing,
      agentAvailability: nothing,
      alertsChanged: nothing,
      attention: nothing,
    },
  });
  // The first of all, and those after it.
  await vi.waitFor(() => expect(attempts.slice(0, 3)).toEqual([1, 1, 2]), { timeout: 8000 });
  socket.close();
  http.closeAllConnections();
  http.close();
  expect([1, 2, 3, 9].map(patienceMsOf)).toEqual([5_000, 10_000, 15_000, 15_000]);
});

test("whoever had a WebSocket asks for one again, and for polling, too, with every third attempt", async () => {
  await using live = await connected(() => []);
  await vi.waitFor(() => expect(live.heard).toContain("alive"));
  const asked: string[] = [];
  live.server.engine.opts.allowRequest = ({ url = "" }, decide) => {
    asked.push(/transport=(\w+)/.exec(url)?.[1] ?? url);
    decide("not now", false);
  };
  for (const peer of live.server.sockets.sockets.values()) peer.conn.close();
  await vi.waitFor(() => expect(asked.slice(0, 4)).toEqual(["websocket", "websocket", "websocket", "polling"]), {
    timeout: 10_000,
  });
});
