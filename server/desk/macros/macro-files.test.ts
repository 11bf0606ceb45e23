import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import type { FileId, MacroId } from "#server/core/ids.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { getComplaint } from "#server/desk/complaints/get-complaint.ts";
import { cleanUpFiles } from "#server/desk/files/clean-up-files.ts";
import { keyOf, thumbnailKeyOf } from "#server/desk/files/contents.ts";
import { findFile } from "#server/desk/files/find-file.ts";
import { takeBackFile } from "#server/desk/files/take-back-file.ts";
import { contentOf, keepFile } from "#server/desk/files/testing.ts";
import { addTeam } from "#server/desk/teams/change-team.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { applyMacro } from "./apply-macro.ts";
import { addMacro, changeMacro, removeMacro } from "./change-macro.ts";
import { withMacroFiles } from "./macro-files.ts";
import { AddMacro } from "./wire.ts";

const clock = aTestClock();
const it = await openDesk({ clock });
const { desk, maya, ines } = it;
const DAYS_MS = 3 * 86_400_000;
const DOT = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);
let asha: Awaited<ReturnType<typeof it.addAgent>>;
let lena: typeof asha;
let id = "";
let count = 0;

beforeEach(async () => {
  await it.emptied();
  [asha, lena] = [await it.addAgent("Asha"), await it.addAgent("Lena")];
  ({ _id: id } = await it.file(maya));
  await assignComplaint(desk, ines, { id, agentId: asha.id });
});

const plan = (actor: Actor, name = "plan.pdf") => keepFile(desk, actor, { name, content: `A plan: ${name}` });
const make = (actor: Actor, files: readonly FileId[], macro: object = {}) =>
  addMacro(desk, actor, AddMacro.parse({ name: `Macro ${++count}`, words: "See the plan.", files, ...macro }));
const use = (macroId: MacroId, files?: readonly FileId[]) => applyMacro(desk, asha, { id, macroId, files });
const last = async (actor: Actor = asha) => (await getComplaint(desk, actor, id)).timeline.at(-1);
const mayRead = (actor: Actor, file: FileId) =>
  findFile(desk, actor, file).then(
    () => true,
    () => false,
  );
const cleaned = async () => {
  while (await cleanUpFiles(desk));
};
const isGone = async (file: FileId) =>
  (await desk.files.find(file)) === null && (await contentOf(desk, keyOf(file))) === null;

test("a macro's file goes with its words as a copy, which stays when the macro, or the file, is gone", async () => {
  const file = await plan(asha);
  const macro = await make(asha, [file.id]);
  expect(macro.files).toEqual([file]);
  await use(macro.id);
  const said = await last(maya);
  expect(said).toMatchObject({
    kind: "comment",
    message: "See the plan.",
    files: [{ name: "plan.pdf", bytes: file.bytes }],
  });
  const [sent] = (said?.kind === "comment" && said.files) || [];
  if (!sent) throw new Error("nothing was sent");
  expect(sent.id).not.toBe(file.id);
  expect(await mayRead(maya, sent.id)).toBe(true);
  await removeMacro(desk, asha, { id: macro.id });
  expect(await isGone(file.id)).toBe(true);
  clock.advance(DAYS_MS);
  await cleaned();
  expect(await contentOf(desk, keyOf(sent.id))).toBe("A plan: plan.pdf");
  expect(await mayRead(maya, sent.id)).toBe(true);
});

test("a picture goes with its small one, and files alone make a macro", async () => {
  const file = await keepFile(desk, asha, { name: "dot.png", content: DOT });
  const macro = await make(asha, [file.id], { words: "" });
  await use(macro.id);
  const said = await last();
  const [sent] = (said?.kind === "comment" && said.files) || [];
  expect(sent).toMatchObject({ width: 1, height: 1 });
  expect(sent && (await contentOf(desk, thumbnailKeyOf(sent.id)))).not.toBeNull();
});

test("it is read by whoever can use the macro, and by nobody else", async () => {
  const file = await plan(asha);
  await make(asha, [file.id]);
  expect(await Promise.all([asha, lena, ines, maya].map((who) => mayRead(who, file.id)))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  const team = await addTeam(desk, ines, { name: `Team ${++count}`, members: [asha.id, lena.id] });
  const shared = await plan(asha);
  await make(asha, [shared.id], { scope: "team", teamId: team.id });
  expect(await Promise.all([asha, lena, ines, maya].map((who) => mayRead(who, shared.id)))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test("whoever changes a macro says its files whole: others' stay, what is not named goes, and words alone leave them", async () => {
  const team = await addTeam(desk, ines, { name: `Team ${++count}`, members: [asha.id, lena.id] });
  const [one, two] = [await plan(asha, "one.txt"), await plan(asha, "two.txt")];
  const macro = await make(asha, [one.id, two.id], { scope: "team", teamId: team.id });
  expect((await changeMacro(desk, lena, { id: macro.id, words: "Both." })).files).toEqual([one, two]);
  const three = await plan(lena, "three.txt");
  const changed = await changeMacro(desk, lena, { id: macro.id, files: [three.id, one.id] });
  expect(changed.files).toEqual([three, one]);
  expect(await isGone(two.id)).toBe(true);
  clock.advance(DAYS_MS);
  await cleaned();
  expect(await contentOf(desk, keyOf(one.id))).toBe("A plan: one.txt");
  expect(await contentOf(desk, keyOf(three.id))).toBe("A plan: three.txt");
});

test("a file of somebody else's, of another macro or of a complaint is refused, and what was sent for it can be used again", async () => {
  const [mine, hers] = [await plan(asha), await plan(lena)];
  const gone = { code: "file.not-found" };
  await expect(make(asha, [mine.id, hers.id])).rejects.toMatchObject(gone);
  const macro = await make(asha, [mine.id]);
  await expect(make(asha, [mine.id])).rejects.toMatchObject(gone);
  await expect(use(macro.id, [mine.id])).rejects.toMatchObject(gone);
  await takeBackFile(desk, asha, mine.id);
  expect(await mayRead(asha, mine.id)).toBe(true);
});

test("where the name is taken its new file is its sender's again", async () => {
  const macro = await make(asha, []);
  const file = await plan(asha);
  await expect(make(asha, [file.id], { name: macro.name })).rejects.toMatchObject({ code: "macro.exists" });
  expect((await make(asha, [file.id])).files).toEqual([file]);
});

test("a message has at most ten files, the macro's among them, and the refusal says how many are whose", async () => {
  const its = await Promise.all(["a", "b", "c"].map((name) => plan(asha, `${name}.txt`)));
  const macro = await make(
    asha,
    its.map((file) => file.id),
    { name: "Three plans" },
  );
  const own = await Promise.all(Array.from({ length: 8 }, (_, n) => plan(asha, `${n}.txt`)));
  const ids = own.map((file) => file.id);
  await expect(use(macro.id, ids)).rejects.toMatchObject({
    code: "input.invalid",
    message:
      '"Three plans" brings 3 files, and you added 8 more: a message takes at most 10. Take some of yours out and send them with the next message.',
  });
  await use(macro.id, ids.slice(1));
  expect(await last()).toMatchObject({ files: expect.objectContaining({ length: 10 }) });
});

test("what was copied for a message that is refused is taken away, and no copy counts as sent", async () => {
  const file = await plan(asha);
  const macro = await make(asha, [file.id], { acts: { category: "Billing", status: "In Progress" } });
  const sent = () => desk.files.uploadedSince(asha.id, new Date(0));
  const before = await sent();
  await assignComplaint(desk, ines, { id, agentId: null });
  await expect(use(macro.id)).rejects.toMatchObject({ code: "complaint.transition-not-allowed" });
  expect(await desk.files.looseOf(asha.id)).toEqual([]);
  await assignComplaint(desk, ines, { id, agentId: asha.id });
  await use(macro.id);
  expect(await sent()).toEqual(before);
});

test.each([
  ["after the macro named it", true],
  ["before the macro named it", false],
])("whoever dies %s leaves it to the cleaner", async (_when, isNamed) => {
  const file = await plan(asha);
  const macro = await make(asha, []);
  if (isNamed) await changeMacro(desk, asha, { id: macro.id, files: [file.id] });
  await desk.files.holdForMacro([file.id], asha.id, macro.id, new Date(clock.now().getTime() + 1));
  clock.advance(DAYS_MS);
  await cleaned();
  expect(await isGone(file.id)).toBe(!isNamed);
});

test("a file that somebody takes out while another sets it aside again stays for that one", async () => {
  const file = await plan(asha);
  const macro = await make(asha, [file.id]);
  await withMacroFiles(desk, asha, { macroId: macro.id, before: [file.id], after: [] }, async () => {
    await desk.macros.remove(macro.id);
    clock.advance(1);
    await desk.files.holdForMacro([file.id], lena.id, macro.id, new Date(clock.now().getTime() + DAYS_MS));
  });
  expect(await desk.files.find(file.id)).toMatchObject({ state: "attaching" });
});

test("one that is removed while somebody changes its files leaves none of them behind", async () => {
  const [has, added] = [await plan(asha, "old.pdf"), await plan(asha, "new.pdf")];
  const macro = await make(asha, [has.id]);
  const beside = {
    ...desk,
    macros: {
      ...desk.macros,
      async update(...args: Parameters<typeof desk.macros.update>) {
        await removeMacro(desk, asha, { id: macro.id });
        return desk.macros.update(...args);
      },
    },
  };
  const change = { id: macro.id, files: [has.id, added.id] };
  await expect(changeMacro(beside, asha, change)).rejects.toMatchObject({ code: "macro.not-found" });
  clock.advance(DAYS_MS);
  await cleaned();
  for (const file of [has, added]) expect(await isGone(file.id)).toBe(true);
});

test("one whose removal was written already when somebody changes its files leaves none of them behind", async () => {
  const has = await plan(asha, "old.pdf");
  const macro = await make(asha, [has.id]);
  const beside = {
    ...desk,
    macros: {
      ...desk.macros,
      async update(...args: Parameters<typeof desk.macros.update>) {
        await desk.macros.remove(macro.id);
        return desk.macros.update(...args);
      },
    },
  };
  const change = { id: macro.id, files: [has.id] };
  await expect(changeMacro(beside, asha, change)).rejects.toMatchObject({ code: "macro.not-found" });
  clock.advance(DAYS_MS);
  await cleaned();
  expect(await isGone(has.id)).toBe(true);
});
