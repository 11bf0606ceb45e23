import { beforeEach, expect, test } from "vitest";
import type { AgentActor } from "#server/core/testing.ts";
import { changeCapacity } from "#server/desk/agents/change-capacity.ts";
import { retireAgent } from "#server/desk/agents/retire-agent.ts";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { assignComplaint } from "./assign-complaint.ts";
import { changeStatus } from "./change-status.ts";
import { getComplaint } from "./get-complaint.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
let asha: AgentActor;
let tomas: AgentActor;

beforeEach(async () => {
  await it.emptied();
  [asha, tomas] = [await it.addAgent("Asha"), await it.addAgent("Tomás")];
});

const give = (id: string, agentId: string | null, actor = ines) => assignComplaint(desk, actor, { id, agentId });

test("given by hand, it is the agent's at once; both sides are told, and the reason is kept", async () => {
  const { _id: id } = await it.file(maya);
  expect(await give(id, asha.id.toUpperCase())).toMatchObject({
    status: "In Progress",
    assignedTo: { _id: asha.id, name: "Asha" },
  });
  expect(await desk.agents.find(asha.id)).toMatchObject({ availability: "busy" });
  expect(await it.toldTo(asha)).toEqual(["assigned: New complaint for you"]);
  expect(await it.toldTo(maya)).toEqual(["in-progress: Asha is working on it"]);
  expect(await getComplaint(desk, ines, id)).toMatchObject({ why: { rule: "by-hand" } });
});

test("given to an agent who is not there, nobody is said to work on it", async () => {
  await setAvailability(desk, asha, { agentId: asha.id, availability: "offline" });
  const { _id: id } = await it.file(maya);
  await give(id, asha.id);
  expect(await it.toldTo(maya)).toEqual(["in-progress: Your complaint is with Asha, who is not here right now"]);
});

test("an agent takes from the line for themselves, and is told nothing of their own doing", async () => {
  const { _id: id } = await it.file(maya);
  await give(id, asha.id, asha);
  expect(await getComplaint(desk, asha, id)).toMatchObject({
    assignedTo: { _id: asha.id },
    why: { rule: "self-taken" },
  });
  expect(await it.toldTo(asha)).toEqual([]);
});

test("from one agent to another: the first is free, and the event names both", async () => {
  const { _id: id } = await it.file(maya);
  await give(id, asha.id);
  await give(id, tomas.id);
  expect(await desk.agents.find(asha.id)).toMatchObject({ availability: "available" });
  expect(await desk.agents.find(tomas.id)).toMatchObject({ availability: "busy" });
  const last = (await it.eventsOf(id)).findLast(({ type }) => type === "ticket.reassigned");
  expect(last).toMatchObject({
    agents: [tomas.id, asha.id],
    body: { data: { agentId: tomas.id, previousAgentId: asha.id, assignedBy: ines.id } },
  });
});

test("more than an agent has places for waits for their next free one, ahead of the line", async () => {
  const [first, second] = [await it.file(maya), await it.file(maya)];
  await give(first._id, asha.id);
  await give(second._id, asha.id);
  const slots = async () => {
    const tickets = await desk.store.listHeld([asha.id]);
    return Object.fromEntries(tickets.map(({ id, slot }) => [id, slot !== null]));
  };
  expect(await slots()).toEqual({ [first._id]: true, [second._id]: false });
  await changeStatus(desk, asha, { id: first._id, status: "Resolved" });
  expect(await slots()).toEqual({ [second._id]: true });
});

test("off duty is no obstacle, and a waiting complaint only changes hands", async () => {
  await setAvailability(desk, tomas, { agentId: tomas.id, availability: "offline" });
  const { _id: id } = await it.file(maya);
  await give(id, asha.id);
  await changeStatus(desk, asha, { id, status: "Waiting on Customer" });
  expect(await give(id, tomas.id)).toMatchObject({ status: "Waiting on Customer", assignedTo: { _id: tomas.id } });
});

test("to whoever has it already, or back to a line it stands in, nothing happens", async () => {
  const { _id: id } = await it.file(maya);
  await give(id, null);
  await give(id, asha.id);
  const before = await it.eventsOf(id);
  await give(id, asha.id);
  expect(await it.eventsOf(id)).toEqual(before);
});

test("an agent gives back their own; the line has it where it was", async () => {
  const { _id: id } = await it.file(maya);
  await give(id, asha.id);
  expect(await give(id, null, asha)).toMatchObject({ status: "Open", assignedTo: null });
  expect((await getComplaint(desk, maya, id)).placeInLine).toBe(1);
  expect((await it.eventsOf(id)).at(-1)).toMatchObject({
    type: "ticket.requeued",
    body: { data: { agentId: asha.id, reason: "taken-back" } },
  });
});

test("an agent gives their own to a colleague with a note, which staff read and the customer does not", async () => {
  const { _id: id } = await it.file(maya);
  await give(id, asha.id);
  expect((await getComplaint(desk, asha, id)).can.assign).toBe(true);
  expect((await getComplaint(desk, tomas, id)).can.assign).toBe(false);
  const note = "She has the older model.";
  expect(await assignComplaint(desk, asha, { id, agentId: tomas.id, note })).toMatchObject({
    assignedTo: { _id: tomas.id },
  });
  const { timeline } = await getComplaint(desk, tomas, id);
  expect(timeline.slice(-2)).toMatchObject([
    { kind: "comment", internal: true, message: note, by: { id: asha.id } },
    { kind: "assigned", agent: { id: tomas.id }, by: { id: asha.id } },
  ]);
  expect(JSON.stringify(await getComplaint(desk, maya, id))).not.toContain(note);
  expect(await it.toldTo(tomas)).toEqual(["assigned: New complaint for you"]);
});

test("an agent disposes of nothing that is a colleague's", async () => {
  const { _id: id } = await it.file(maya);
  await expect(give(id, tomas.id, asha)).rejects.toMatchObject({
    code: "auth.forbidden",
    message: "Agents take complaints for themselves, and give away only their own.",
  });
  await give(id, tomas.id);
  await expect(give(id, asha.id, asha)).rejects.toMatchObject({
    code: "complaint.transition-not-allowed",
    message: /^A colleague has this complaint already/,
    detail: { allowed: [] },
  });
  await expect(give(id, null, asha)).rejects.toMatchObject({ code: "complaint.transition-not-allowed" });
});

test.each(["Resolved", "Closed"] as const)("%s, it is given to nobody before it is opened again", async (status) => {
  const { _id: id } = await it.file(maya);
  await give(id, asha.id);
  await changeStatus(desk, ines, { id, status });
  for (const agentId of [tomas.id, null]) {
    await expect(give(id, agentId)).rejects.toMatchObject({
      code: "complaint.transition-not-allowed",
      message: `This complaint is ${status}. Reopen it first; then it can be assigned.`,
      detail: { allowed: ["Open"] },
    });
  }
});

test("an agent that there is not, or not any more, is refused with whom to choose instead", async () => {
  const { _id: id } = await it.file(maya);
  const message = "There is no such agent. Choose one from the list of agents.";
  for (const agentId of ["nobody", "f".repeat(24)]) {
    const detail = { fields: { agentId: message } };
    await expect(give(id, agentId)).rejects.toMatchObject({ code: "agent.not-found", message, detail });
  }
  await retireAgent(desk, tomas.id, ines.id);
  await expect(give(id, tomas.id)).rejects.toMatchObject({ code: "agent.gone", message: /^Tomás has left/ });
});

test("customers assign nothing", async () => {
  const { _id: id } = await it.file(maya);
  await expect(give(id, asha.id, maya)).rejects.toMatchObject({ code: "auth.forbidden" });
});

test("of many who take it at the same moment one has it", async () => {
  await changeCapacity(desk, ines, { agentId: asha.id, capacity: 5 });
  const { _id: id } = await it.file(maya);
  const takers = await Promise.all(["A", "B", "C", "D"].map((name) => it.addAgent(name)));
  const tries = await Promise.allSettled(takers.map((agent) => give(id, agent.id, agent)));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await it.eventsOf(id)).filter(({ type }) => type === "ticket.reassigned")).toHaveLength(1);
});

test("nobody takes, is given, or hands back what they filed, and each refusal says why", async () => {
  const { _id: id } = await it.file(asha);
  const yours = { code: "auth.forbidden", message: expect.stringContaining("You filed this complaint yourself") };
  await expect(give(id, asha.id, asha)).rejects.toMatchObject(yours);
  await expect(give(id, asha.id)).rejects.toMatchObject({
    code: "agent.filed-it",
    message: "Asha filed this complaint. Choose another agent.",
  });
  await give(id, tomas.id);
  await expect(give(id, null, asha)).rejects.toMatchObject(yours);
  const { _id: ofInes } = await it.file(ines);
  await expect(give(ofInes, tomas.id)).rejects.toMatchObject(yours);
});
