import { expect, test } from "vitest";
import { auditRows } from "#server/desk/audit/rows.ts";
import { addMacro, removeMacro } from "#server/desk/macros/change-macro.ts";
import { getMacro } from "#server/desk/macros/list-macros.ts";
import { AddMacro } from "#server/desk/macros/wire.ts";
import { changePerson } from "#server/desk/people/change-person.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { addTeam, changeTeam, removeTeam } from "./change-team.ts";
import { listTeams } from "./list-teams.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
const [asha, chidi] = [await it.addAgent("Asha"), await it.addAgent("Chidi")];

test("admins name sets of staff, and staff see who is in them", async () => {
  const team = await addTeam(desk, ines, { name: "Kettles", members: [chidi.id, asha.id, asha.id] });
  expect(team).toMatchObject({ name: "Kettles", members: [{ name: "Asha" }, { name: "Chidi" }] });
  await changeTeam(desk, ines, { id: team.id, name: "Lids", members: [asha.id] });
  expect(await listTeams(desk, asha)).toEqual([
    { id: team.id, name: "Lids", members: [{ _id: asha.id, name: "Asha" }] },
  ]);
  await expect(listTeams(desk, maya)).rejects.toMatchObject({ code: "auth.forbidden" });
  await expect(addTeam(desk, asha, { name: "Mine", members: [] })).rejects.toMatchObject({ code: "auth.forbidden" });
});

test("one name is one team, and customers are in none", async () => {
  await addTeam(desk, ines, { name: "Lamps", members: [] });
  await expect(addTeam(desk, ines, { name: "LAMPS", members: [] })).rejects.toMatchObject({ code: "team.exists" });
  await expect(addTeam(desk, ines, { name: "Others", members: [maya.id] })).rejects.toMatchObject({
    code: "account.not-found",
    message: "Maya does not work here. Take them out of the list.",
  });
});

test("whoever has left the desk is no obstacle to changing the team that they are in", async () => {
  const lena = await it.addAgent("Lena");
  const team = await addTeam(desk, ines, { name: "Fans", members: [lena.id] });
  await changePerson(desk, ines, { userId: lena.id, role: "user" });
  expect(await changeTeam(desk, ines, { id: team.id, members: [lena.id, asha.id] })).toMatchObject({
    members: [{ name: "Asha" }, { name: "Lena" }],
  });
});

test("a team that has macros stays until they are gone, and one that is gone stays so", async () => {
  const team = await addTeam(desk, ines, { name: "Irons", members: [asha.id] });
  const macro = AddMacro.parse({ name: "Hot", scope: "team", teamId: team.id, words: "Careful." });
  const { id } = await addMacro(desk, asha, macro);
  await expect(removeTeam(desk, ines, team)).rejects.toMatchObject({
    code: "team.in-use",
    message: "Irons has a macro. Move or remove them first.",
  });
  await removeMacro(desk, asha, { id });
  await removeTeam(desk, ines, team);
  await removeTeam(desk, ines, team);
  await expect(changeTeam(desk, ines, { id: team.id, name: "Steam" })).rejects.toMatchObject({
    code: "team.not-found",
  });
});

test("a team that gets a macro while it is removed is back, with the macro", async () => {
  const team = await addTeam(desk, ines, { name: "Toasters", members: [asha.id] });
  const macro = AddMacro.parse({ name: "Brown", scope: "team", teamId: team.id, words: "Careful." });
  const { id } = await addMacro(desk, asha, macro);
  let asked = 0;
  const countOf = async (...args: Parameters<typeof desk.macros.countOf>) =>
    ++asked === 1 ? 0 : desk.macros.countOf(...args);
  const beside = { ...desk, macros: { ...desk.macros, countOf } };
  await expect(removeTeam(beside, ines, team)).rejects.toMatchObject({ code: "team.in-use" });
  expect(await getMacro(desk, asha, id)).toMatchObject({ name: "Brown", teamId: team.id });
  asked = 0;
  const remove = async (...args: Parameters<typeof desk.teams.remove>) => {
    await desk.teams.remove(...args);
    await addTeam(desk, ines, { name: "Toasters", members: [] });
  };
  const renamed = { ...beside, teams: { ...desk.teams, remove } };
  await expect(removeTeam(renamed, ines, team)).rejects.toMatchObject({ code: "team.in-use" });
  expect((await desk.teams.find(team.id))?.name).toBe(`Toasters ${team.id.slice(-6)}`);
});

test("an accent with no letter under it is no name of a team", async () => {
  const nameless = { code: "input.invalid", message: "Name the team." };
  await expect(addTeam(desk, ines, { name: "\u0301\u0301", members: [] })).rejects.toMatchObject(nameless);
});

test("who is in a team stands in the trail", async () => {
  const team = await addTeam(desk, ines, { name: "Trail", members: [asha.id] });
  await changeTeam(desk, ines, { id: team.id, members: [chidi.id] });
  const rows = await it.db.collection(auditRows).find({ onId: team.id }).sort({ _id: 1 }).toArray();
  expect(rows.map(({ action, before, after }) => [action, before, after])).toEqual([
    ["team.added", null, { members: [asha.id] }],
    ["team.changed", { members: [asha.id] }, { members: [chidi.id], renamed: false }],
  ]);
});
