import { Types } from "mongoose";
import { beforeEach, expect, test } from "vitest";
import type { AgentActor } from "#server/core/testing.ts";
import { changeCapacity } from "#server/desk/agents/change-capacity.ts";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import { addComment } from "#server/desk/complaints/add-comment.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import type { Complaint } from "#server/desk/complaints/wire.ts";
import { systemClock } from "#server/platform/clock.ts";
import { checkInvariants } from "./check-invariants.ts";
import { id, openDeskToSpoil } from "./testing.ts";

const it = await openDeskToSpoil();
const { maya, ines } = it;
let asha: AgentActor;

beforeEach(async () => {
  asha = await it.emptied();
});

test("a desk on which everything happened once breaks nothing", async () => {
  const tomas = await it.addAgent("Tomás");
  await changeCapacity(it.desk, ines, { agentId: asha.id, capacity: 3 });
  const filed: Complaint[] = [];
  for (let n = 0; n < 8; n++) filed.push(await it.file(`Complaint ${n}`));
  await it.dispatch([asha.id, tomas.id]);
  const [one, two, three, four] = filed;
  if (!one || !two || !three || !four) throw new Error("four complaints were filed");
  await addComment(it.desk, ines, { id: one._id, message: "We are on it", internal: false });
  await changeStatus(it.desk, ines, { id: one._id, status: "Waiting on Customer", message: "Which model?" });
  await it.dispatch();
  await addComment(it.desk, maya, { id: one._id, message: "The blue one", internal: false });
  await changeStatus(it.desk, ines, { id: two._id, status: "Resolved" });
  await changeStatus(it.desk, maya, { id: two._id, status: "Open" });
  await assignComplaint(it.desk, ines, { id: three._id, agentId: tomas.id });
  await changeStatus(it.desk, ines, { id: four._id, status: "Closed" });
  await it.dispatch();
  await changeCapacity(it.desk, ines, { agentId: asha.id, capacity: 1 });
  await it.dispatch([asha.id]);
  await setAvailability(it.desk, ines, { agentId: tomas.id, availability: "offline" });
  await it.dispatch([tomas.id]);
  const report = await checkInvariants(it.store, { clock: systemClock });
  expect(report.violations).toEqual([]);
  const { Open, Resolved, Closed, ...held } = report.figures.tickets;
  expect(Open + Resolved + Closed + held["In Progress"] + held["Waiting on Customer"]).toBe(8);
  expect(report.figures).toMatchObject({ agents: 2 });
});

test("S1: the index that keeps places apart is missing", () =>
  it.withoutGuard(async () => {
    expect(await it.violations()).toMatchObject([{ id: "S1", subject: { kind: "database" } }]);
  }));

test("S1: two complaints share a place, which is also one more than the agent takes", async () => {
  const [first, second] = [await it.assigned(), await it.file("Second")];
  await assignComplaint(it.desk, ines, { id: second._id, agentId: asha.id });
  await it.withoutGuard(async () => {
    await it.spoil(second, { $set: { slot: `${asha.id}#0` } });
    const found = (await it.violations()).filter(({ subject }) => subject.kind !== "database");
    expect(found.map((violation) => violation.id)).toEqual(["S1", "S1"]);
    expect(found[0]?.sentence).toContain(`${first.complaintId}, ${second.complaintId} share the place`);
    await it.spoil(second, { $unset: { slot: "" } });
  });
});

test("S1: somebody has more than their capacity, which was never lowered", async () => {
  await changeCapacity(it.desk, ines, { agentId: asha.id, capacity: 2 });
  await it.file("First");
  await it.file("Second");
  await it.dispatch([asha.id]);
  await it.collection("agents").updateOne({ _id: id(asha.id) }, { $set: { capacity: 1 } });
  expect(await it.violations()).toMatchObject([{ id: "S1", subject: { kind: "agent", id: asha.id } }]);
});

test("S2: a complaint that is over still takes a place", async () => {
  const complaint = await it.assigned();
  await changeStatus(it.desk, ines, { id: complaint._id, status: "Resolved" });
  await it.spoil(complaint, { $set: { slot: `${asha.id}#0` } });
  expect(await it.violations()).toMatchObject([{ id: "S2", subject: { kind: "ticket", id: complaint._id } }]);
});

test("S2: a complaint that came from the line takes no place, so that a place is free beside it", async () => {
  const complaint = await it.assigned();
  await it.spoil(complaint, { $unset: { slot: "" } });
  expect(await it.brokenIds()).toEqual(["L6", "S2"]);
});

test("S2: an open complaint is with somebody", async () => {
  await it.collection("agents").updateOne({ _id: id(asha.id) }, { $set: { skills: ["Billing"] } });
  const complaint = await it.file();
  await it.spoil(complaint, { $set: { assignedTo: id(asha.id) } });
  expect(await it.violations()).toMatchObject([{ id: "S2", subject: { kind: "ticket", id: complaint._id } }]);
});

test("S2: a complaint takes the place of somebody else", async () => {
  const tomas = await it.addAgent("Tomás", { onDuty: false });
  const complaint = await it.assigned();
  await it.spoil(complaint, { $set: { slot: `${tomas.id}#0` } });
  expect(await it.violations()).toMatchObject([{ id: "S2", subject: { kind: "ticket", id: complaint._id } }]);
});

test("S3: a change has no event", async () => {
  const complaint = await it.assigned();
  await it.collection("events").deleteOne({ aggId: complaint._id, type: "ticket.created" });
  expect(await it.violations()).toMatchObject([
    { id: "S3", sentence: `${complaint.complaintId} has no event for change 1.` },
  ]);
});

test("S3: a change has two events", async () => {
  const complaint = await it.assigned();
  const event = { ...(await it.createdEvent(complaint)), type: "ticket.rated", _id: new Types.ObjectId() };
  await it.collection("events").insertOne(event);
  expect(await it.violations()).toMatchObject([{ id: "S3", subject: { id: complaint._id } }]);
});

test("S3: somebody changed the status behind everybody's back", async () => {
  const complaint = await it.assigned();
  await changeStatus(it.desk, ines, { id: complaint._id, status: "Resolved" });
  await it.spoil(complaint, { $set: { status: "Closed" } });
  expect(await it.violations()).toMatchObject([{ id: "S3", subject: { id: complaint._id } }]);
});

test("S3: an agent was changed without an event", async () => {
  await it.collection("agents").updateOne({ _id: id(asha.id) }, { $inc: { rev: 1 } });
  expect(await it.violations()).toMatchObject([{ id: "S3", subject: { kind: "agent", id: asha.id } }]);
});

test("S4: somebody was not told of an assignment", async () => {
  await it.assigned();
  await it.collection("notifications").deleteOne({ type: "assigned" });
  expect(await it.violations()).toMatchObject([{ id: "S4", sentence: expect.stringContaining("was not told") }]);
});

test("S4: somebody was told twice", async () => {
  await it.assigned();
  const notice = await it.collection("notifications").findOne({ type: "in-progress" });
  await it.collection("notifications").insertOne({ ...notice, _id: new Types.ObjectId(), key: "another" });
  expect(await it.violations()).toMatchObject([{ id: "S4", sentence: expect.stringContaining("was told 2 times") }]);
});

test("S5: a solved complaint is worked on again although nobody reopened it", async () => {
  const complaint = await it.assigned();
  await changeStatus(it.desk, ines, { id: complaint._id, status: "Resolved" });
  await it.spoil(complaint, { $set: { status: "Waiting on Customer" } });
  expect(await it.violations()).toMatchObject([{ id: "S5", subject: { id: complaint._id } }]);
});

test.each([{ active: false }, { role: "user" }])(
  "P1: somebody is on the desk whose account is no agent's any more: %o",
  async (change) => {
    await it.collection("users").updateOne({ _id: id(asha.id) }, { $set: change });
    expect(await it.violations()).toMatchObject([{ id: "P1", subject: { kind: "agent", id: asha.id } }]);
    await it.collection("agents").updateOne({ _id: id(asha.id) }, { $set: { deletedAt: new Date() } });
    expect(await it.brokenIds()).not.toContain("P1");
  },
);
