import { expect, test } from "vitest";
import { agentIdOf, eventIdOf } from "#server/core/ids.ts";
import type { StoredNotice } from "#server/core/ports/outbox-store.ts";
import { ADA, aFeedEvent, CARL, caughtUp, EVE, listen, startRealtimeWorld } from "./testing.ts";

const AT = new Date("2026-01-17T12:00:00.000Z");

test("tells owner and staff about a ticket, and no other customer", async () => {
  await using world = await startRealtimeWorld();
  const [carl, eve, ada] = await Promise.all([CARL, EVE, ADA].map((who) => world.connect(who)));
  if (!carl || !eve || !ada) throw new Error("three people");
  const [toCarl, toEve, toAda] = [carl, eve, ada].map((socket) => listen(socket, "complaintUpdated"));
  const event = aFeedEvent({ at: AT });
  world.broadcaster.event(event);
  await Promise.all([carl, eve, ada].map(caughtUp));
  const update = { eventId: event.id, ...event.hint, at: AT.toISOString() };
  expect(toCarl).toEqual([update]);
  expect(toAda).toEqual([update]);
  expect(toEve).toEqual([]);
});

test("tells nobody about an internal note but staff, and nobody at all without an audience", async () => {
  await using world = await startRealtimeWorld();
  const [carl, ada] = await Promise.all([CARL, ADA].map((who) => world.connect(who)));
  if (!carl || !ada) throw new Error("two people");
  const [toCarl, toAda] = [carl, ada].map((socket) => listen(socket, "complaintUpdated"));
  world.broadcaster.event(aFeedEvent({ audience: ["staff"] }));
  world.broadcaster.event(aFeedEvent({ audience: [] }));
  await Promise.all([carl, ada].map(caughtUp));
  expect(toCarl).toEqual([]);
  expect(toAda).toHaveLength(1);
});

test("a room that a browser asks for is not joined", async () => {
  await using world = await startRealtimeWorld();
  const eve = await world.connect(EVE, { auth: { token: "eve", rooms: ["staff", "user:carl"] } });
  const heard = listen(eve, "complaintUpdated");
  eve.emit("join", "staff");
  world.broadcaster.event(aFeedEvent());
  await caughtUp(eve);
  expect(heard).toEqual([]);
});

test("tells each event once per process, whoever brings it, and once to somebody in two of its rooms", async () => {
  await using world = await startRealtimeWorld();
  const ada = await world.connect(ADA);
  const heard = listen(ada, "complaintUpdated");
  const event = aFeedEvent({ audience: ["staff", "agent:ada"] });
  world.broadcaster.event(event);
  world.broadcaster.event({ ...event });
  await caughtUp(ada);
  expect(heard).toHaveLength(1);
});

test("a notification goes to its one recipient, once", async () => {
  await using world = await startRealtimeWorld();
  const [carl, ada] = await Promise.all([CARL, ADA].map((who) => world.connect(who)));
  if (!carl || !ada) throw new Error("two people");
  const [toCarl, toAda] = [carl, ada].map((socket) => listen(socket, "notification"));
  const notice: StoredNotice = {
    id: "n1",
    key: "e1:carl",
    eventId: eventIdOf("e1"),
    recipient: CARL.userId,
    type: "resolved",
    title: "Your complaint is solved",
    message: "COMP-10001: No internet",
    complaintId: "COMP-10001",
    at: AT,
  };
  world.broadcaster.notice(notice);
  world.broadcaster.notice(notice);
  await Promise.all([carl, ada].map(caughtUp));
  const { id, type, title, message, complaintId } = notice;
  expect(toCarl).toEqual([{ id, type, title, message, complaintId, at: AT.toISOString() }]);
  expect(toAda).toEqual([]);
});

test("who is free is staff's business only", async () => {
  await using world = await startRealtimeWorld();
  const [carl, ada] = await Promise.all([CARL, ADA].map((who) => world.connect(who)));
  if (!carl || !ada) throw new Error("two people");
  const [toCarl, toAda] = [carl, ada].map((socket) => listen(socket, "agentAvailability"));
  world.broadcaster.availability({ agentId: agentIdOf("ada"), availability: "busy", presence: "here" }, AT);
  await Promise.all([carl, ada].map(caughtUp));
  expect(toAda).toEqual([{ agentId: "ada", availability: "busy", presence: "here", at: AT.toISOString() }]);
  expect(toCarl).toEqual([]);
});

test("whom an audience leaves out hears nothing, in whatever room", async () => {
  await using world = await startRealtimeWorld();
  const ada = await world.connect(ADA);
  const heard = listen(ada, "complaintUpdated");
  world.broadcaster.event(aFeedEvent({ audience: ["staff", "-user:ada"] }));
  world.broadcaster.event(aFeedEvent({ audience: ["staff", "-user:carl"] }));
  await caughtUp(ada);
  expect(heard).toHaveLength(1);
});
