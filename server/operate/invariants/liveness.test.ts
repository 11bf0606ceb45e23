import { Types } from "mongoose";
import { beforeEach, expect, test, vi } from "vitest";
import type { AgentActor } from "#server/core/testing.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { systemClock } from "#server/platform/clock.ts";
import { checkInvariants } from "./check-invariants.ts";
import { id, openDeskToSpoil } from "./testing.ts";

const it = await openDeskToSpoil();
const { ines } = it;
let asha: AgentActor;

beforeEach(async () => {
  asha = await it.emptied();
});

test("L1: somebody waits beside a free agent with the skill for it", async () => {
  const complaint = await it.file();
  expect(await it.violations()).toMatchObject([{ id: "L1", subject: { kind: "ticket", id: complaint._id } }]);
  await it.collection("agents").updateOne({ _id: id(asha.id) }, { $set: { skills: ["Billing"] } });
  expect(await it.violations()).toEqual([]);
});

test("L2: an agent is shown as something they are not", async () => {
  await it.collection("agents").updateOne({ _id: id(asha.id) }, { $set: { availability: "busy" } });
  expect(await it.violations()).toMatchObject([{ id: "L2", subject: { kind: "agent", id: asha.id } }]);
});

test("L3: an event is still in its outbox, and one that no sweeper looks for", async () => {
  const complaint = await it.assigned();
  const { _id, type, rev, at, hint, body } = await it.createdEvent(complaint);
  const outbox = [{ _id, type, rev, at, hint, body }];
  await it.spoil(complaint, { $set: { outbox, outboxAt: new Date() } });
  expect(await it.violations()).toMatchObject([{ id: "L3", subject: { id: complaint._id } }]);
  await it.spoil(complaint, { $unset: { outboxAt: "" } });
  const atWork = await checkInvariants(it.store, {
    clock: systemClock,
    grace: { ms: 0, timers: { sleep: async () => {} } },
  });
  expect(atWork.violations).toMatchObject([{ id: "L3", sentence: expect.stringContaining("no sweeper looks for") }]);
});

test("L4: somebody who is away holds a complaint that they have not begun", async () => {
  await it.assigned();
  await it.collection("agents").updateOne({ _id: id(asha.id) }, { $set: { onDuty: false, availability: "offline" } });
  expect(await it.violations()).toMatchObject([{ id: "L4", subject: { kind: "agent", id: asha.id } }]);
});

test("L4: a complaint is with somebody who is not there at all", async () => {
  const complaint = await it.assigned();
  await it.collection("agents").deleteOne({ _id: id(asha.id) });
  expect(await it.violations()).toMatchObject([{ id: "L4", subject: { kind: "ticket", id: complaint._id } }]);
});

test("L6: a complaint that was given by hand waits beside a free place", async () => {
  const complaint = await it.file();
  await assignComplaint(it.desk, ines, { id: complaint._id, agentId: asha.id });
  await it.relayed();
  await it.spoil(complaint, { $unset: { slot: "" } });
  expect(await it.violations()).toMatchObject([{ id: "L6", subject: { kind: "agent", id: asha.id } }]);
});

test("C1: a complaint is gone", async () => {
  const complaint = await it.file();
  await it.dispatch();
  await changeStatus(it.desk, ines, { id: complaint._id, status: "Closed" });
  await it.relayed();
  await it.collection("complaints").deleteOne({ _id: id(complaint._id) });
  expect(await it.violations()).toMatchObject([{ id: "C1", subject: { kind: "ticket", id: complaint._id } }]);
});

test("C1: a complaint has a status that there is not", async () => {
  const complaint = await it.assigned();
  await changeStatus(it.desk, ines, { id: complaint._id, status: "Closed" });
  await it.spoil(complaint, { $set: { status: "Lost" } });
  expect(await it.violations()).toMatchObject([{ id: "C1", subject: { kind: "ticket", id: complaint._id } }]);
});

test("C2: an event was stored and never published, or somebody was told of one that is not there", async () => {
  const complaint = await it.assigned();
  await it
    .collection("events")
    .updateOne({ aggId: complaint._id, type: "ticket.created" }, { $set: { publishedAt: null } });
  expect(await it.violations()).toMatchObject([{ id: "C2", subject: { id: complaint._id } }]);
  await it
    .collection("events")
    .updateOne({ aggId: complaint._id, type: "ticket.created" }, { $set: { publishedAt: new Date() } });
  const notice = await it.collection("notifications").findOne({});
  await it.collection("notifications").insertOne({
    ...notice,
    _id: new Types.ObjectId(),
    key: "k",
    eventId: "unheard of",
  });
  expect(await it.violations()).toMatchObject([{ id: "C2", subject: { kind: "event", id: "unheard of" } }]);
});

test("on a desk at work, what is put right between the two looks is no violation, and what stays is", async () => {
  const complaint = await it.file();
  const grace = (meanwhile: () => Promise<unknown>) => ({
    clock: systemClock,
    grace: { ms: 1, timers: { sleep: async () => void (await meanwhile()) } },
  });
  const stuck = await checkInvariants(
    it.store,
    grace(async () => {}),
  );
  expect(stuck.violations).toMatchObject([{ id: "L1", subject: { id: complaint._id } }]);
  expect(
    (
      await checkInvariants(
        it.store,
        grace(() => it.dispatch()),
      )
    ).violations,
  ).toEqual([]);
});

test("a desk that is checked while people work on it gives no false alarm", async () => {
  for (let n = 0; n < 5; n++) await it.addAgent(`Agent ${n}`);
  let checks = 0;
  let turns = 0;
  const work = async () => {
    for (; checks < 5; turns++) {
      await it.file(`Complaint ${turns}`);
      await it.dispatch();
      const [held] = await it.desk.store.listHeld((await it.desk.agents.list()).map((agent) => agent.id));
      if (held && turns % 2 === 0) await changeStatus(it.desk, ines, { id: held.id, status: "Resolved" });
      await it.dispatch(held?.assignedTo ? [held.assignedTo] : []);
    }
  };
  // The second look comes when everything that was under way at the first one has come to its end.
  const severalTurns = async () => {
    const start = turns;
    await vi.waitFor(() => expect(turns).toBeGreaterThan(start + 3), { timeout: 20_000 });
  };
  const working = work();
  for (; checks < 5; checks++) {
    const timers = { sleep: severalTurns };
    const report = await checkInvariants(it.store, { clock: systemClock, grace: { ms: 1, timers } });
    expect(report.violations).toEqual([]);
  }
  await working;
  expect(await it.violations()).toEqual([]);
});
