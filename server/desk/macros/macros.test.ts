import { expect, test } from "vitest";
import { auditRows } from "#server/desk/audit/rows.ts";
import { addTag } from "#server/desk/tags/add-tag.ts";
import { addTeam, changeTeam } from "#server/desk/teams/change-team.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { addMacro, changeMacro, removeMacro } from "./change-macro.ts";
import { getMacro, listMacros } from "./list-macros.ts";
import { AddMacro, ListMacros } from "./wire.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
const [asha, chidi] = [await it.addAgent("Asha"), await it.addAgent("Chidi")];
const team = await addTeam(desk, ines, { name: "Kettles", members: [asha.id] });

const add = (actor: typeof ines, macro: object) =>
  addMacro(desk, actor, AddMacro.parse({ words: "Hello {{customer}}.", ...macro }));
const namesFor = async (actor: typeof ines) =>
  (await listMacros(desk, actor, ListMacros.parse({}))).items.map(({ name }) => name);

test("one's own is one's own, a team's is for its people, and everybody's for everybody", async () => {
  await add(asha, { name: "a mine" });
  await add(asha, { name: "b team", scope: "team", teamId: team.id });
  await add(ines, { name: "c all", scope: "everybody" });
  expect(await namesFor(asha)).toEqual(["a mine", "b team", "c all"]);
  expect(await namesFor(chidi)).toEqual(["c all"]);
  expect(await namesFor(ines)).toEqual(["b team", "c all"]);
  await changeTeam(desk, ines, { id: team.id, members: [asha.id, chidi.id] });
  expect(await namesFor(chidi)).toEqual(["b team", "c all"]);
  await expect(listMacros(desk, maya, ListMacros.parse({}))).rejects.toMatchObject({ code: "auth.forbidden" });
});

test("everybody's are made and changed by admins, a team's by its people", async () => {
  await expect(add(asha, { name: "x", scope: "everybody" })).rejects.toMatchObject({ code: "auth.forbidden" });
  const other = await addTeam(desk, ines, { name: "Lamps", members: [] });
  await expect(add(asha, { name: "x", scope: "team", teamId: other.id })).rejects.toThrow("You are not in Lamps.");
  const all = await add(ines, { name: "for all", scope: "everybody" });
  await expect(changeMacro(desk, asha, { id: all.id, words: "No." })).rejects.toMatchObject({
    code: "auth.forbidden",
    message: '"for all" is everybody\'s. Ask an admin to change it.',
  });
  expect(await getMacro(desk, asha, all.id)).toMatchObject({ words: "Hello {{customer}}.", mayChange: false });
  const ofTeam = await add(asha, { name: "ours", scope: "team", teamId: team.id });
  expect(await changeMacro(desk, ines, { id: ofTeam.id, name: "ours too" })).toMatchObject({
    name: "ours too",
    scope: "team",
    teamId: team.id,
  });
});

test.each([
  [
    "a field that there is not",
    { words: "Dear {{name}}." },
    "There is no field {{name}}. Fields are: {{customer}}, {{agent}}, {{number}}, {{link}}.",
  ],
  ["one in its note", { acts: { note: "{{x}}" } }, "There is no field {{x}}."],
  ["a tag that there is not", { acts: { addTags: ["magic"] } }, 'There is no tag "magic".'],
  ["a category that there is not", { acts: { category: "Magic" } }, 'There is no category "Magic".'],
  ["a team that there is not", { scope: "team", teamId: "0".repeat(24) }, "There is no such team any more."],
  ["no team", { scope: "team" }, "Choose which team's it is."],
  ["a name that is an accent alone", { name: "\u0301" }, "Name the macro."],
  ["nothing to say or do", { words: " " }, "Write what it says, or choose what it does."],
])("%s is refused when it is saved", async (_, macro, message) => {
  await expect(add(asha, { name: "refused", ...macro })).rejects.toThrow(message);
});

test("two of one owner are not called the same, and what was removed leaves its name", async () => {
  const { id } = await add(asha, { name: "Twice" });
  await expect(add(asha, { name: "TWICE" })).rejects.toMatchObject({
    code: "macro.exists",
    detail: { fields: { name: expect.anything() } },
  });
  await add(chidi, { name: "Twice" });
  await removeMacro(desk, asha, { id: id });
  await removeMacro(desk, asha, { id: id });
  expect((await add(asha, { name: "Twice" })).name).toBe("Twice");
});

test("of one that is removed while somebody changes it they are told that it is gone", async () => {
  const { id } = await add(asha, { name: "Fading" });
  const beside = {
    ...desk,
    macros: {
      ...desk.macros,
      async update(...args: Parameters<typeof desk.macros.update>) {
        await removeMacro(desk, asha, { id });
        return desk.macros.update(...args);
      },
    },
  };
  await expect(changeMacro(beside, asha, { id, words: "Too late." })).rejects.toMatchObject({
    code: "macro.not-found",
    message: 'The macro "Fading" was removed. Choose another one.',
  });
});

test("one for a team that is removed at the same moment is refused, and nothing of it is left", async () => {
  const gone = await addTeam(desk, ines, { name: "Going", members: [asha.id] });
  const { insert, update } = desk.macros;
  const beside = {
    ...desk,
    macros: {
      ...desk.macros,
      async insert(...args: Parameters<typeof insert>) {
        await desk.teams.remove(gone.id);
        return insert(...args);
      },
    },
  };
  const macro = AddMacro.parse({ name: "Lost", words: "Hello.", scope: "team", teamId: gone.id });
  const refused = {
    code: "team.not-found",
    message: "There is no such team any more. Choose one from the list of teams.",
  };
  await expect(addMacro(beside, asha, macro)).rejects.toMatchObject(refused);
  expect(await desk.macros.countOf({ scope: "team", teamId: gone.id })).toBe(0);
  const again = await addTeam(desk, ines, { name: "Going", members: [asha.id] });
  const { id } = await add(asha, { name: "Mine before" });
  const going = {
    ...desk,
    macros: {
      ...desk.macros,
      async update(...args: Parameters<typeof update>) {
        await desk.teams.remove(again.id);
        return update(...args);
      },
    },
  };
  const moved = changeMacro(going, asha, { id, name: "Theirs", scope: "team", teamId: again.id });
  await expect(moved).rejects.toMatchObject(refused);
  expect(await getMacro(desk, asha, id)).toMatchObject({ name: "Mine before", scope: "mine" });
});

test("of somebody else's nobody knows anything", async () => {
  const { id } = await add(asha, { name: "hers" });
  for (const refused of [getMacro(desk, ines, id), removeMacro(desk, chidi, { id: id })]) {
    await expect(refused).rejects.toMatchObject({
      code: "macro.not-found",
      message: "There is no such macro. Choose one from the list of macros.",
    });
  }
});

test("the list comes page by page", async () => {
  const lena = await it.addAgent("Lena");
  for (const name of ["p1", "p2", "p3"]) await add(lena, { name });
  const mine: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listMacros(desk, lena, ListMacros.parse({ limit: 2, ...(cursor ? { cursor } : {}) }));
    mine.push(...page.items.filter(({ scope }) => scope === "mine").map(({ name }) => name));
    cursor = page.nextCursor;
  }
  expect(mine).toEqual(["p1", "p2", "p3"]);
});

test("its tags are shown as they are called now, and the trail tells of what others use, and not of one's own", async () => {
  const tag = await addTag(desk, ines, { name: "warm" });
  const shared = await add(ines, { name: "tagged", scope: "everybody", acts: { addTags: ["warm"] } });
  const own = await add(asha, { name: "my own", acts: { removeTags: ["warm"] } });
  await desk.tags.rename({ ...tag, mergedInto: null, merges: 0 }, "hot");
  expect((await getMacro(desk, asha, own.id)).acts.removeTags).toEqual(["hot"]);
  const rows = await it.db
    .collection(auditRows)
    .find({ onId: { $in: [shared.id, own.id] } })
    .toArray();
  expect(rows.map(({ action, onId, after }) => [action, onId, after])).toEqual([
    ["macro.added", shared.id, { scope: "everybody" }],
  ]);
});
