import { beforeEach, expect, test } from "vitest";
import { ticketIdOf } from "#server/core/ids.ts";
import { ANYTHING } from "#server/core/taking.ts";
import type { AgentActor } from "#server/core/testing.ts";
import { changeCapacity } from "#server/desk/agents/change-capacity.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { anyRows } from "#server/platform/db/testing.ts";
import { checkInvariants } from "./check-invariants.ts";
import { id, openDeskToSpoil } from "./testing.ts";

const it = await openDeskToSpoil();
const { ines } = it;
let asha: AgentActor;

beforeEach(async () => {
  asha = await it.emptied();
});

/** Rows as a database may hold them. */
const events = () => anyRows<Record<string, unknown> & { _id: string }>(it.db, "events");
const DAY_MS = 86_400_000;

test("figures count what is there, in every status", async () => {
  await it.assigned();
  const two = await it.file();
  await changeStatus(it.desk, ines, { id: two._id, status: "Closed" });
  await it.relayed();
  const figures = await it.store.figures();
  expect(figures.tickets).toEqual({
    Open: 0,
    "In Progress": 1,
    "Waiting on Customer": 0,
    Resolved: 0,
    Closed: 1,
  });
  expect(figures).toMatchObject({ agents: 1, events: await events().countDocuments() });
  expect(figures.notices).toBeGreaterThan(0);
});

test("complaints are listed in pages by their ids, and by names that may be of nobody", async () => {
  const filed = [await it.file(), await it.file(), await it.file()].map(({ _id }) => _id);
  const first = await it.store.listTickets({ after: null, limit: 2 });
  const rest = await it.store.listTickets({ after: first.at(-1)?.id ?? null, limit: 2 });
  expect([first, rest].map((page) => page.map((each) => each.id))).toEqual([filed.slice(0, 2), filed.slice(2)]);
  expect(await it.store.listTickets({ after: filed[2] ?? null, limit: 2 })).toEqual([]);
  const named = await it.store.listTickets({ ids: [ticketIdOf("0".repeat(24)), ...filed.slice(1)] });
  expect(named.map((each) => each.id)).toEqual(filed.slice(1));
});

test("of an assignment is known who got it and who gave it, of a filing only where it led to", async () => {
  const { _id } = await it.assigned();
  const facts = (await it.store.listEvents([_id])).map(({ type, status, agentId, doer }) => [
    type,
    status,
    agentId,
    doer,
  ]);
  expect(facts.toSorted()).toEqual([
    ["ticket.assigned", "In Progress", asha.id, null],
    ["ticket.created", "Open", null, null],
  ]);
});

test("an entry without a body is looked at all the same, for this is about what does not keep promises", async () => {
  const complaint = await it.file();
  await it.relayed();
  const entry = { _id: "bare", type: "ticket.rated", rev: 2, at: new Date(), hint: null };
  await it.spoil(complaint, { $set: { outbox: [entry] } });
  const [ticket] = await it.store.listTickets({ ids: [complaint._id] });
  expect(ticket).toMatchObject({ isSwept: false, outbox: [{ id: "bare", agentId: null, doer: null, status: null }] });
});

test("the first in line is looked for among those that somebody with these skills could take", async () => {
  const [first, second] = [await it.file(), await it.file()];
  await it.spoil(first, { $set: { category: "Billing" } });
  expect(await it.store.firstOpen(ANYTHING)).toMatchObject({ id: first._id });
  expect(await it.store.firstOpen({ ...ANYTHING, categories: ["Technical", "Account"] })).toMatchObject({
    id: second._id,
  });
  expect(await it.store.firstOpen({ ...ANYTHING, categories: ["Account"] })).toBeNull();
});

test("the last lowering is the latest one, and raising is none", async () => {
  const agentId = asha.id;
  expect(await it.store.lastLowering(agentId)).toBeNull();
  await changeCapacity(it.desk, ines, { agentId, capacity: 5 });
  await it.relayed();
  expect(await it.store.lastLowering(agentId)).toBeNull();
  for (const capacity of [3, 2, 4]) await changeCapacity(it.desk, ines, { agentId, capacity });
  await it.relayed();
  const [, , lowered] = await events().find({ aggId: agentId, type: "agent.capacity" }).sort({ rev: 1 }).toArray();
  expect(await it.store.lastLowering(agentId)).toEqual(lowered?.["at"]);
});

test("a lowering that is still in its outbox is known, too", async () => {
  const agentId = asha.id;
  await changeCapacity(it.desk, ines, { agentId, capacity: 5 });
  await changeCapacity(it.desk, ines, { agentId, capacity: 1 });
  await it.relayed();
  const [, lowering] = await events().find({ aggId: agentId, type: "agent.capacity" }).sort({ rev: 1 }).toArray();
  await events().deleteOne({ _id: lowering?._id });
  expect(await it.store.lastLowering(agentId)).toBeNull();
  await it.collection("agents").updateOne({ _id: id(agentId) }, { $set: { outbox: [lowering] } });
  expect(await it.store.lastLowering(agentId)).toEqual(lowering?.["at"]);
});

test("complaints from before a lowering keep their places, and one that came well after it is one too many", async () => {
  const agentId = asha.id;
  await changeCapacity(it.desk, ines, { agentId, capacity: 2 });
  const [, late] = [await it.file("First"), await it.file("Second")];
  await it.dispatch([agentId]);
  await changeCapacity(it.desk, ines, { agentId, capacity: 1 });
  expect(await it.violations()).toEqual([]);
  const assignedLater = (ms: number) => it.spoil(late, { $set: { "assign.at": new Date(Date.now() + ms) } });
  await assignedLater(10_000);
  expect(await it.violations()).toEqual([]);
  await assignedLater(60_000);
  expect(await it.violations()).toMatchObject([
    { id: "S1", sentence: `Asha takes 1 and has 2: ${late.complaintId} too many.` },
  ]);
});

test("touched is what was stored since, and what has waited in an outbox for too long, each once", async () => {
  const [still, changed] = [await it.file(), await it.file()];
  await it.relayed();
  const longAgo = new Date(Date.now() - DAY_MS);
  await events().updateMany({ aggId: { $ne: changed._id } }, { $set: { storedAt: longAgo } });
  const touched = (overdue: Date, limit = 10) => it.store.listTouched(new Date(Date.now() - 60_000), overdue, limit);
  expect(await touched(longAgo)).toEqual([{ kind: "ticket", id: changed._id }]);

  const entry = { _id: "waits", type: "ticket.rated", rev: 2, at: longAgo, body: { data: {} }, hint: null };
  for (const complaint of [still, changed])
    await it.spoil(complaint, { $set: { outbox: [entry], outboxAt: new Date() } });
  await it.collection("agents").updateOne({ _id: id(asha.id) }, { $set: { outbox: [entry], outboxAt: longAgo } });
  expect(await touched(longAgo)).toHaveLength(1);
  const late = await touched(new Date());
  expect(late.map((each) => `${each.kind} ${each.id}`).sort()).toEqual(
    [`agent ${asha.id}`, `ticket ${still._id}`, `ticket ${changed._id}`].sort(),
  );
});

test("whoever asks for progress hears how many complaints were looked at, also on an empty desk", async () => {
  const heard: number[] = [];
  const check = () =>
    checkInvariants(it.store, { clock: it.desk.clock, onProgress: (checked) => void heard.push(checked) });
  await check();
  await it.file();
  await it.file();
  await check();
  expect(heard).toEqual([0, 2]);
});
