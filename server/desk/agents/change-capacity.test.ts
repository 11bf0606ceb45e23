import { beforeEach, expect, test } from "vitest";
import { getComplaint } from "#server/desk/complaints/get-complaint.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { changeCapacity } from "./change-capacity.ts";
import { listAgents } from "./list-agents.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
beforeEach(() => it.emptied());

test("somebody who takes two has room for another, and a busy agent is available again at once", async () => {
  const asha = await it.addAgent("Asha");
  await it.file(maya);
  await it.dispatch();
  expect(await listAgents(desk, ines)).toMatchObject([{ availability: "busy", load: 1, capacity: 1 }]);
  const shown = await changeCapacity(desk, ines, { agentId: asha.id, capacity: 2 });
  expect(shown).toMatchObject({ availability: "available", load: 1, capacity: 2 });
});

test("a lower capacity takes nothing away", async () => {
  const asha = await it.addAgent("Asha");
  await changeCapacity(desk, ines, { agentId: asha.id, capacity: 2 });
  const filed = [await it.file(maya), await it.file(maya)];
  await it.dispatch();
  const shown = await changeCapacity(desk, ines, { agentId: asha.id, capacity: 1 });
  expect(shown).toMatchObject({ availability: "busy", load: 2, capacity: 1 });
  for (const { _id } of filed) {
    expect(await getComplaint(desk, ines, _id)).toMatchObject({ assignedTo: { _id: asha.id } });
  }
});

test("the event says what it was before, and who changed it; the same number again is no event", async () => {
  const asha = await it.addAgent("Asha");
  await changeCapacity(desk, ines, { agentId: asha.id, capacity: 3 });
  await changeCapacity(desk, ines, { agentId: asha.id, capacity: 3 });
  const capacities = (await it.eventsOf(asha.id)).filter(({ type }) => type === "agent.capacity");
  expect(capacities).toMatchObject([
    { agents: [asha.id], body: { data: { capacity: 3, previousCapacity: 1, changedBy: ines.id } } },
  ]);
});

test("two admins who change the same agent at the same moment both get what they asked for, one after the other", async () => {
  const asha = await it.addAgent("Asha");
  const wishes = [2, 3, 4, 5, 6].map((capacity) => changeCapacity(desk, ines, { agentId: asha.id, capacity }));
  await Promise.all(wishes);
  const events = (await it.eventsOf(asha.id)).filter((event) => event.type === "agent.capacity");
  expect(events.map(({ body }) => body.data.capacity).toSorted()).toEqual([2, 3, 4, 5, 6]);
  const revs = events.map(({ rev }) => rev);
  expect(new Set(revs).size).toBe(5);
});

test("an agent who changes faster than anybody can decide is left alone, with a sentence", async () => {
  const asha = await it.addAgent("Asha");
  const losing = { ...desk, agents: { ...desk.agents, commit: async () => false } };
  const change = changeCapacity(losing, ines, { agentId: asha.id, capacity: 2 });
  await expect(change).rejects.toMatchObject({ code: "complaint.changed-meanwhile", message: /Try again/ });
});

test("what could not be made true at once is reported, not refused: the event does it again", async () => {
  const asha = await it.addAgent("Asha");
  const reported: unknown[] = [];
  const listHeld = () => Promise.reject(new Error("the database is away"));
  const shaky = { ...desk, store: { ...desk.store, listHeld }, onDeferred: (error: unknown) => reported.push(error) };
  const shown = await changeCapacity(shaky, ines, { agentId: asha.id, capacity: 2 });
  expect(shown.capacity).toBe(2);
  expect(reported).toMatchObject([{ message: "the database is away" }]);
  expect((await it.eventsOf(asha.id)).at(-1)?.type).toBe("agent.capacity");
});

test("only an admin decides how much somebody takes", async () => {
  const asha = await it.addAgent("Asha");
  for (const actor of [asha, maya]) {
    const change = changeCapacity(desk, actor, { agentId: asha.id, capacity: 9 });
    await expect(change).rejects.toMatchObject({ code: "auth.forbidden" });
  }
  const nobody = changeCapacity(desk, ines, { agentId: "f".repeat(24), capacity: 2 });
  await expect(nobody).rejects.toMatchObject({ code: "agent.not-found" });
});
