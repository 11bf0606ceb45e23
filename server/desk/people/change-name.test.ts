import { expect, test } from "vitest";
import { listAgents } from "#server/desk/agents/list-agents.ts";
import { addComment } from "#server/desk/complaints/add-comment.ts";
import { getComplaint } from "#server/desk/complaints/get-complaint.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { changeName } from "./change-name.ts";

const it = await openDesk();
const { desk, maya, ines } = it;

test("an agent's new name is the one on the desk and on their tickets", async () => {
  const asha = await it.addAgent("Asha");
  const { _id } = await it.file(maya);
  await it.dispatch();
  await changeName(desk, asha, { name: "Asha B." });
  expect(await listAgents(desk, ines)).toMatchObject([{ _id: asha.id, name: "Asha B." }]);
  expect(await getComplaint(desk, maya, _id)).toMatchObject({ assignedTo: { _id: asha.id, name: "Asha B." } });
  expect((await desk.accounts.findById(asha.id))?.name).toBe("Asha B.");
});

test("what was said under the old name keeps it", async () => {
  const { _id } = await it.file(maya);
  await addComment(desk, maya, { id: _id, message: "It hums.", internal: false });
  await changeName(desk, maya, { name: "Maya K." });
  const { timeline } = await getComplaint(desk, { ...maya, name: "Maya K." }, _id);
  expect(timeline.find(({ kind }) => kind === "comment")).toMatchObject({ by: { name: "Maya" } });
});

test("of two new names at the same moment, the account and the desk keep the same one", async () => {
  const asha = await it.addAgent("Asha");
  await Promise.all(["Asha B.", "Asha C.", "Asha D."].map((name) => changeName(desk, asha, { name })));
  expect((await desk.agents.find(asha.id))?.name).toBe((await desk.accounts.findById(asha.id))?.name);
});

test("nobody but an agent comes onto the desk by a new name", async () => {
  const before = await listAgents(desk, ines);
  await changeName(desk, ines, { name: "Ines R." });
  expect((await desk.accounts.findById(ines.id))?.name).toBe("Ines R.");
  expect(await listAgents(desk, ines)).toEqual(before);
});
