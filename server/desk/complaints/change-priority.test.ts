import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { assignComplaint } from "./assign-complaint.ts";
import { changePriority } from "./change-priority.ts";
import { changeStatus } from "./change-status.ts";
import { getComplaint } from "./get-complaint.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
const kofi = await it.addPerson("Kofi", "user");
const asha = await it.addPerson("Asha", "agent");
let id = "";

beforeEach(async () => {
  await it.emptied();
  ({ _id: id } = await it.file(maya));
});

test("a more urgent complaint stands further ahead, counted from when it was filed", async () => {
  await it.file(kofi);
  await changePriority(desk, ines, { id, priority: "Low" });
  expect(await getComplaint(desk, maya, id)).toMatchObject({ priority: "Low", placeInLine: 2 });
  await changePriority(desk, ines, { id, priority: "High" });
  expect(await getComplaint(desk, maya, id)).toMatchObject({ priority: "High", placeInLine: 1 });
  expect((await it.eventsOf(id)).at(-1)).toMatchObject({
    type: "ticket.priority_changed",
    body: { data: { priority: "High", previousPriority: "Low" } },
  });
});

test("the same priority again is no event; a new one is told to nobody", async () => {
  await changePriority(desk, ines, { id, priority: "Medium" });
  expect(await it.eventsOf(id)).toHaveLength(1);
  await changePriority(desk, ines, { id, priority: "Critical" });
  expect(await it.toldTo(maya)).toEqual([]);
});

test("a closed complaint keeps its priority, and customers do not set it", async () => {
  await expect(changePriority(desk, maya, { id, priority: "Critical" })).rejects.toMatchObject({
    code: "auth.forbidden",
  });
  await changeStatus(desk, ines, { id, status: "Closed" });
  await expect(changePriority(desk, ines, { id, priority: "Low" })).rejects.toMatchObject({
    code: "complaint.transition-not-allowed",
    message: "A closed complaint stays as it is. Reopen it first.",
    detail: { allowed: [] },
  });
});

test("whoever has it changes it as well as admins do, and no colleague", async () => {
  const [agent, colleague] = [await it.addAgent("Asha"), await it.addAgent("Tomás")];
  const refused = { code: "complaint.transition-not-allowed", message: expect.stringContaining("Take it first") };
  const raisedBy = (actor: Actor) => changePriority(desk, actor, { id, priority: "High" });
  await expect(raisedBy(agent)).rejects.toMatchObject(refused);
  await assignComplaint(desk, ines, { id, agentId: agent.id });
  await expect(raisedBy(colleague)).rejects.toMatchObject(refused);
  expect((await getComplaint(desk, colleague, id)).can.setPriority).toBe(false);
  expect(await raisedBy(agent)).toMatchObject({ priority: "High" });
});

test("nobody moves their own complaint ahead", async () => {
  const { _id: own } = await it.file(asha);
  await expect(changePriority(desk, asha, { id: own, priority: "Critical" })).rejects.toMatchObject({
    code: "auth.forbidden",
    message: expect.stringContaining("You filed this complaint yourself"),
  });
});
