import { beforeEach, expect, test } from "vitest";
import { agentIdOf } from "#server/core/ids.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { getComplaint } from "#server/desk/complaints/get-complaint.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { changeCapacity } from "./change-capacity.ts";
import { ensureAgent } from "./ensure-agent.ts";
import { listAgents } from "./list-agents.ts";
import { retireAgent } from "./retire-agent.ts";
import { setAvailability } from "./set-availability.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
beforeEach(() => it.emptied());

test("a new agent starts off duty, with one place and every skill, and again changes nothing", async () => {
  const { id, name } = await it.addPerson("Asha", "agent");
  const asha = { id: agentIdOf(id), name };
  await ensureAgent(desk, asha, ines.id);
  await ensureAgent(desk, { ...asha, name: "Somebody else" }, ines.id);
  expect(await listAgents(desk, ines)).toMatchObject([
    { _id: asha.id, name: "Asha", availability: "offline", load: 0, capacity: 1, skills: [] },
  ]);
  expect(await it.eventsOf(asha.id)).toEqual([]);
});

test("two who make the same person an agent at the same moment make one agent", async () => {
  const { id, name } = await it.addPerson("Asha", "agent");
  const asha = { id: agentIdOf(id), name };
  await Promise.all([ensureAgent(desk, asha, ines.id), ensureAgent(desk, asha, ines.id)]);
  expect(await listAgents(desk, ines)).toHaveLength(1);
});

test("whoever leaves gives back everything they hold, what was given by hand too, and is on no list", async () => {
  const asha = await it.addAgent("Asha");
  await changeCapacity(desk, ines, { agentId: asha.id, capacity: 2 });
  const fromLine = await it.file(maya);
  await it.dispatch();
  const byHand = await it.file(maya);
  await assignComplaint(desk, ines, { id: byHand._id, agentId: asha.id });
  await retireAgent(desk, asha.id, ines.id);
  for (const { _id } of [fromLine, byHand]) {
    expect(await getComplaint(desk, ines, _id)).toMatchObject({ status: "Open", assignedTo: null });
  }
  expect(await listAgents(desk, ines)).toEqual([]);
  expect((await it.eventsOf(asha.id)).at(-1)).toMatchObject({
    type: "agent.deleted",
    agents: [asha.id],
    body: { data: { deletedBy: ines.id } },
  });
});

test("leaving twice is leaving once, and somebody who was never here cannot leave", async () => {
  const asha = await it.addAgent("Asha");
  await retireAgent(desk, asha.id, ines.id);
  await retireAgent(desk, asha.id, ines.id);
  await retireAgent(desk, agentIdOf(maya.id), ines.id);
  const departures = (await it.eventsOf(asha.id)).filter(({ type }) => type === "agent.deleted");
  expect(departures).toHaveLength(1);
  expect(await it.eventsOf(maya.id)).toEqual([]);
});

test("whoever comes back starts off duty with the places they had", async () => {
  const asha = await it.addAgent("Asha");
  await changeCapacity(desk, ines, { agentId: asha.id, capacity: 4 });
  await retireAgent(desk, asha.id, ines.id);
  await ensureAgent(desk, asha, ines.id);
  expect(await listAgents(desk, ines)).toMatchObject([{ _id: asha.id, availability: "offline", capacity: 4 }]);
});

test("whoever left while they were there and comes back is away until they show that they are there", async () => {
  const asha = await it.addAgent("Asha");
  await retireAgent(desk, asha.id, ines.id);
  await ensureAgent(desk, asha, ines.id);
  const duty = { agentId: asha.id, availability: "available" } as const;
  expect(await setAvailability(desk, ines, duty)).toMatchObject({ presence: "away", availability: "offline" });
  const { _id } = await it.file(maya);
  await it.dispatch();
  expect(await getComplaint(desk, ines, _id)).toMatchObject({ status: "Open", assignedTo: null });
  expect(await setAvailability(desk, asha, duty)).toMatchObject({ presence: "here", availability: "available" });
});
