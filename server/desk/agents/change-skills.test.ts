import { beforeEach, expect, test } from "vitest";
import { addCategory } from "#server/desk/categories/add-category.ts";
import { changeCategory } from "#server/desk/categories/change-category.ts";
import { getComplaint } from "#server/desk/complaints/get-complaint.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { changeSkills } from "./change-skills.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
beforeEach(() => it.emptied());

test("an agent takes from the line what they are able to, each skill counted once", async () => {
  const asha = await it.addAgent("Asha");
  const shown = await changeSkills(desk, ines, { agentId: asha.id, skills: ["Billing", "Billing", "Account"] });
  expect(shown.skills).toEqual(["Billing", "Account"]);
  const technical = await it.file(maya, { category: "Technical" });
  const billing = await it.file(maya, { category: "Billing" });
  await it.dispatch();
  expect(await getComplaint(desk, ines, technical._id)).toMatchObject({ status: "Open" });
  expect(await getComplaint(desk, ines, billing._id)).toMatchObject({ assignedTo: { _id: asha.id } });
});

test("none named means all", async () => {
  const asha = await it.addAgent("Asha");
  await changeSkills(desk, ines, { agentId: asha.id, skills: ["Billing"] });
  expect(await changeSkills(desk, ines, { agentId: asha.id, skills: [] })).toMatchObject({ skills: [] });
  const filed = await it.file(maya, { category: "Technical" });
  await it.dispatch();
  expect(await getComplaint(desk, ines, filed._id)).toMatchObject({ assignedTo: { _id: asha.id } });
});

test("what somebody holds stays with them when they lose the skill for it", async () => {
  const asha = await it.addAgent("Asha");
  const filed = await it.file(maya, { category: "Technical" });
  await it.dispatch();
  expect(await changeSkills(desk, ines, { agentId: asha.id, skills: ["Billing"] })).toMatchObject({ load: 1 });
  expect(await getComplaint(desk, ines, filed._id)).toMatchObject({ assignedTo: { _id: asha.id } });
});

test("the event names the new skills and who gave them", async () => {
  const asha = await it.addAgent("Asha");
  await changeSkills(desk, ines, { agentId: asha.id, skills: ["Product"] });
  expect((await it.eventsOf(asha.id)).at(-1)).toMatchObject({
    type: "agent.skills",
    body: { data: { agentId: asha.id, skills: ["Product"], changedBy: ines.id } },
  });
});

test("a skill is the name of a category, archived ones included", async () => {
  const asha = await it.addAgent("Asha");
  await addCategory(desk, ines, { name: "Repairs", description: "" });
  await changeCategory(desk, ines, { name: "Repairs", active: false });
  await expect(changeSkills(desk, ines, { agentId: asha.id, skills: ["Repairs"] })).resolves.toBeDefined();
  const message = "There is no category named Juggling, Magic. Choose from the list of categories.";
  await expect(
    changeSkills(desk, ines, { agentId: asha.id, skills: ["Billing", "Juggling", "Magic"] }),
  ).rejects.toMatchObject({ code: "category.not-found", message, detail: { fields: { skills: message } } });
});

test("only an admin says what somebody is able to do", async () => {
  const asha = await it.addAgent("Asha");
  for (const actor of [asha, maya]) {
    const change = changeSkills(desk, actor, { agentId: asha.id, skills: [] });
    await expect(change).rejects.toMatchObject({ code: "auth.forbidden", message: /Only admin/ });
  }
});
