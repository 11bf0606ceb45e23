import { expect, test } from "vitest";
import { agentIdOf } from "#server/core/ids.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { createAgentDirectory } from "./agent-directory.ts";
import { listAgents } from "./list-agents.ts";
import { retireAgent } from "./retire-agent.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
const [tomas, asha, gone] = [await it.addAgent("Tomás"), await it.addAgent("Asha"), await it.addAgent("Gone")];
await retireAgent(desk, gone.id, ines.id);

test("lists who works here, by name, with what they work on now", async () => {
  const [working, waiting] = [await it.file(maya), await it.file(maya)];
  for (const { _id } of [working, waiting]) await assignComplaint(desk, ines, { id: _id, agentId: tomas.id });
  await changeStatus(desk, ines, { id: waiting._id, status: "Waiting on Customer" });
  expect(await listAgents(desk, asha)).toMatchObject([
    { _id: asha.id, name: "Asha", availability: "available", load: 0 },
    { _id: tomas.id, name: "Tomás", availability: "busy", load: 1 },
  ]);
});

test("is for those who work here", async () => {
  await expect(listAgents(desk, maya)).rejects.toMatchObject({ code: "auth.forbidden" });
});

test("the directory knows the same people and whether they can take something", async () => {
  const found = await createAgentDirectory(it.db).listAvailability();
  expect(found.toSorted((a, b) => a.availability.localeCompare(b.availability))).toEqual([
    { agentId: asha.id, availability: "available", presence: "here" },
    { agentId: tomas.id, availability: "busy", presence: "here" },
  ]);
});

test("names are known also of those who have left, and of nobody else", async () => {
  expect(await desk.agents.names([asha.id, gone.id, agentIdOf("f".repeat(24))])).toEqual(
    new Map([
      [asha.id, "Asha"],
      [gone.id, "Gone"],
    ]),
  );
  await desk.agents.rename(asha.id, "Asha B.");
  expect(await desk.agents.names([asha.id])).toEqual(new Map([[asha.id, "Asha B."]]));
});
