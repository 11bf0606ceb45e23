import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { type AgentId } from "#server/core/ids.ts";
import { askedOnce } from "#server/core/once/once.ts";
import { anOnce } from "#server/core/once/testing.ts";
import type { AgentActor } from "#server/core/testing.ts";
import type { Priority } from "#server/core/vocabulary.ts";
import { changeCapacity } from "#server/desk/agents/change-capacity.ts";
import { retireAgent } from "#server/desk/agents/retire-agent.ts";
import { agentRows } from "#server/desk/agents/rows.ts";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import { addComment } from "#server/desk/complaints/add-comment.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changePriority } from "#server/desk/complaints/change-priority.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { fileComplaint } from "#server/desk/complaints/file-complaint.ts";
import { getComplaint } from "#server/desk/complaints/get-complaint.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import type { Complaint } from "#server/desk/complaints/wire.ts";
import { eventRows } from "#server/desk/events/rows.ts";
import { notificationRows } from "#server/desk/notices/rows.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { pass } from "../dispatch/pass.ts";

let it: Awaited<ReturnType<typeof startTestDesk>>;
let maya: Actor;
let ines: Actor;

beforeAll(async () => {
  it = await startTestDesk();
});

afterAll(() => it.stop());

beforeEach(async () => {
  await it.inlineRelay.drain();
  for (const rows of [complaintRows, agentRows, eventRows, notificationRows])
    await it.db.collection<object>(rows).deleteMany({});
  it.published.length = 0;
  maya = await it.addPerson("Maya", "user");
  ines = await it.addPerson("Ines", "admin");
});

const file = (title: string, priority: Priority = "Medium"): Promise<Complaint> =>
  fileComplaint(it.desk, maya, { title, description: "It is broken", category: "Technical", priority });

/** What a message does: a pass, with everything relayed before and after. */
async function dispatch(agents: readonly AgentId[] = []) {
  await it.inlineRelay.drain();
  await pass(it.desk, agents);
  await it.inlineRelay.drain();
}

const look = (complaint: Pick<Complaint, "_id">) => getComplaint(it.desk, ines, complaint._id);
const availability = async (agent: AgentActor) => (await it.desk.agents.find(agent.id))?.availability;

test("whoever was asked for help need not read that any longer, once the line gave the complaint to somebody else", async () => {
  const [asha, chidi] = [await it.addAgent("Asha"), await it.addAgent("Chidi", { onDuty: false })];
  const complaint = await file("The kettle hums");
  await dispatch();
  const mentions = [{ kind: "person" as const, id: chidi.id }];
  const ask = { message: "@Chidi", internal: true, mentions, asksForHelp: true };
  await addComment(it.desk, asha, { id: complaint._id, ...ask });
  await it.delivered();
  expect(await it.desk.notifications.countUnread(chidi.id)).toBe(1);
  await setAvailability(it.desk, asha, { agentId: asha.id, availability: "offline" });
  const lena = await it.addAgent("Lena");
  await dispatch();
  expect(await look(complaint)).toMatchObject({ assignedTo: { _id: lena.id } });
  expect(await it.desk.notifications.countUnread(chidi.id)).toBe(0);
});

test("a filed complaint goes to the free agent, who is busy from then on and is told once, like the customer", async () => {
  const asha = await it.addAgent("Asha");
  const complaint = await file("The kettle hums");
  await dispatch();
  await dispatch();
  expect(await look(complaint)).toMatchObject({ status: "In Progress", assignedTo: { _id: asha.id, name: "Asha" } });
  expect(await availability(asha)).toBe("busy");
  const notices = await it.db.collection(notificationRows).find({}).toArray();
  expect(notices.map((notice) => notice.type).sort()).toEqual(["assigned", "in-progress"]);
});

test("solving frees the agent and the next complaint in line comes to them", async () => {
  const asha = await it.addAgent("Asha");
  const first = await file("First");
  const second = await file("Second");
  await dispatch();
  await changeStatus(it.desk, asha, { id: first._id, status: "Resolved", message: "Fixed" });
  expect(await availability(asha)).toBe("available");
  await dispatch([asha.id]);
  expect(await look(second)).toMatchObject({ status: "In Progress", assignedTo: { _id: asha.id } });
});

test("two agents and four complaints: each works on one, the oldest ones first", async () => {
  await it.addAgent("Asha");
  await it.addAgent("Tomás");
  const filed = [await file("One"), await file("Two"), await file("Three"), await file("Four")];
  await dispatch();
  const statuses = await Promise.all(filed.map(async (complaint) => (await look(complaint)).status));
  expect(statuses).toEqual(["In Progress", "In Progress", "Open", "Open"]);
});

test("complaints that waited for nobody go to the agent who comes on duty, the most urgent first", async () => {
  const asha = await it.addAgent("Asha", { onDuty: false });
  await file("Ordinary");
  const urgent = await file("Urgent", "Critical");
  await dispatch();
  expect((await look(urgent)).status).toBe("Open");
  await setAvailability(it.desk, asha, { agentId: asha.id, availability: "available" });
  await dispatch([asha.id]);
  expect((await look(urgent)).assignedTo?._id).toBe(asha.id);
});

test("an untouched complaint of an agent who leaves goes back to its place and to somebody else", async () => {
  const asha = await it.addAgent("Asha");
  const complaint = await file("The kettle hums");
  await dispatch();
  await setAvailability(it.desk, asha, { agentId: asha.id, availability: "offline" });
  expect(await look(complaint)).toMatchObject({ status: "Open", assignedTo: null, placeInLine: 1 });
  const tomas = await it.addAgent("Tomás");
  await dispatch([tomas.id]);
  expect((await look(complaint)).assignedTo?._id).toBe(tomas.id);
});

test("a complaint that was answered stays with an agent who leaves", async () => {
  const asha = await it.addAgent("Asha");
  const complaint = await file("The kettle hums");
  await dispatch();
  await addComment(it.desk, asha, { id: complaint._id, message: "On it", internal: false });
  await setAvailability(it.desk, asha, { agentId: asha.id, availability: "offline" });
  expect(await look(complaint)).toMatchObject({ status: "In Progress", assignedTo: { _id: asha.id } });
  await changeStatus(it.desk, asha, { id: complaint._id, status: "Resolved" });
  expect(await availability(asha)).toBe("offline");
});

test("waiting on the customer frees the agent; the answer comes back to them before the line", async () => {
  const asha = await it.addAgent("Asha");
  const first = await file("First");
  const second = await file("Second");
  const third = await file("Third");
  await dispatch();
  await changeStatus(it.desk, asha, { id: first._id, status: "Waiting on Customer", message: "Which model?" });
  await dispatch([asha.id]);
  expect((await look(second)).status).toBe("In Progress");
  await addComment(it.desk, maya, { id: first._id, message: "The blue one", internal: false });
  expect(await look(first)).toMatchObject({ status: "In Progress", assignedTo: { _id: asha.id } });
  await changeStatus(it.desk, asha, { id: second._id, status: "Resolved" });
  await dispatch([asha.id]);
  expect((await look(third)).status).toBe("Open");
});

test("more capacity pulls the next complaint, less takes nothing away", async () => {
  const asha = await it.addAgent("Asha");
  const first = await file("First");
  const second = await file("Second");
  await dispatch();
  await changeCapacity(it.desk, ines, { agentId: asha.id, capacity: 2 });
  await dispatch([asha.id]);
  await changeCapacity(it.desk, ines, { agentId: asha.id, capacity: 1 });
  await dispatch([asha.id]);
  expect([(await look(first)).status, (await look(second)).status]).toEqual(["In Progress", "In Progress"]);
});

test("a supervisor's hand goes before the line, and taking back returns the old place", async () => {
  const asha = await it.addAgent("Asha");
  const first = await file("First");
  const second = await file("Second");
  await dispatch();
  await assignComplaint(it.desk, ines, { id: second._id, agentId: asha.id });
  expect((await look(second)).why).toMatchObject({ rule: "by-hand" });
  await assignComplaint(it.desk, ines, { id: first._id, agentId: null });
  await dispatch([asha.id]);
  expect(await look(first)).toMatchObject({ status: "Open", placeInLine: 1 });
});

test("everything of an agent who is deleted goes back to the line", async () => {
  const asha = await it.addAgent("Asha");
  const complaint = await file("First");
  await dispatch();
  await addComment(it.desk, asha, { id: complaint._id, message: "On it", internal: false });
  await retireAgent(it.desk, asha.id, ines.id);
  expect((await look(complaint)).status).toBe("Open");
});

test("a priority changes the place in line", async () => {
  await file("First");
  const second = await file("Second");
  await changePriority(it.desk, ines, { id: second._id, priority: "Critical" });
  expect((await look(second)).placeInLine).toBe(1);
});

test("eight passes at once over a hundred complaints give nothing twice and leave no place empty", async () => {
  const agents = await Promise.all(Array.from({ length: 10 }, (_, n) => it.addAgent(`Agent ${n}`)));
  await changeCapacity(it.desk, ines, { agentId: agents[0]?.id ?? "", capacity: 3 });
  await Promise.all(Array.from({ length: 100 }, (_, n) => file(`Complaint ${n}`)));
  await Promise.all(Array.from({ length: 8 }, () => pass(it.desk, [])));
  await it.inlineRelay.drain();
  await dispatch();
  const held = await it.desk.store.listHeld(agents.map((agent) => agent.id));
  expect(held.length).toBe(12);
  expect(new Set(held.map((ticket) => ticket.slot)).size).toBe(12);
  const events = await it.db.collection(eventRows).find({ type: "ticket.assigned" }).toArray();
  expect(events.length).toBe(12);
  const notices = await it.db.collection(notificationRows).countDocuments({ type: "assigned" });
  expect(notices).toBe(12);
});

test("repeating a filing with the same key files once", async () => {
  const desk = askedOnce(it.desk, { once: anOnce("repeated") });
  const input = { title: "Once", description: "Only once", category: "General" };
  const first = await fileComplaint(desk, maya, input);
  const again = await fileComplaint(desk, maya, input);
  expect(again).toEqual(first);
  await it.inlineRelay.drain();
  expect(it.published.length).toBe(1);
});
