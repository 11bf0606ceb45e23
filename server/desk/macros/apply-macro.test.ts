import { beforeEach, expect, test } from "vitest";
import { fileIdOf, type MacroId } from "#server/core/ids.ts";
import { askedOnce } from "#server/core/once/once.ts";
import { anOnce } from "#server/core/once/testing.ts";
import { changeSkills } from "#server/desk/agents/change-skills.ts";
import { addCategory } from "#server/desk/categories/add-category.ts";
import { changeCategory } from "#server/desk/categories/change-category.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { getComplaint } from "#server/desk/complaints/get-complaint.ts";
import { keepFile } from "#server/desk/files/testing.ts";
import { addTag } from "#server/desk/tags/add-tag.ts";
import { mergeTags } from "#server/desk/tags/change-tag.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { applyMacro } from "./apply-macro.ts";
import { addMacro, removeMacro } from "./change-macro.ts";
import { listMacros } from "./list-macros.ts";
import { AddMacro, ListMacros } from "./wire.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
let asha: Awaited<ReturnType<typeof it.addAgent>>;
let id = "";
let rev = 0;
let count = 0;

const fresh = (kind: string) => `${kind} ${++count}`;
const aMacro = (macro: object) =>
  addMacro(desk, ines, AddMacro.parse({ name: fresh("Macro"), scope: "everybody", ...macro }));
const read = () => getComplaint(desk, asha, id);
const use = (macroId: MacroId, message?: string) => applyMacro(desk, asha, { id, macroId: macroId, message });
const usesOf = async (macroId: string) =>
  (await listMacros(desk, ines, ListMacros.parse({ limit: 500 }))).items.find((each) => each.id === macroId);

beforeEach(async () => {
  await it.emptied();
  asha = await it.addAgent("Asha");
  ({ _id: id } = await it.file(maya));
  await assignComplaint(desk, ines, { id, agentId: asha.id });
  await it.relayed();
  ({ rev } = await read());
});

test("everything that it says and does is one write, with an entry and an event for each", async () => {
  const tag = await addTag(desk, ines, { name: fresh("tag") });
  const macro = await aMacro({
    words: "Dear {{customer}}, {{number}} is done. {{agent}}, {{link}}",
    acts: { status: "Resolved", priority: "Low", category: "Billing", addTags: [tag.name], note: "By {{agent}}" },
  });
  const { complaintId } = await read();
  const changed = await use(macro.id);
  expect(changed).toMatchObject({
    status: "Resolved",
    priority: "Low",
    category: "Billing",
    tags: [tag.name],
    rev: rev + 5,
  });
  const { timeline } = await read();
  expect(timeline.slice(-5)).toMatchObject([
    { kind: "comment", message: "By Asha", internal: true },
    {
      kind: "status",
      to: "Resolved",
      message: `Dear Maya, ${complaintId} is done. Asha, http://desk.test/complaints/${complaintId}`,
    },
    { kind: "tags", added: [tag.name] },
    { kind: "priority", to: "Low" },
    { kind: "category", to: "Billing" },
  ]);
  const events = (await it.eventsOf(id)).slice(-5);
  expect(events.map(({ type }) => type)).toEqual([
    "ticket.commented",
    "ticket.resolved",
    "ticket.tagged",
    "ticket.priority_changed",
    "ticket.corrected",
  ]);
  expect(events.map((event) => event.rev)).toEqual([1, 2, 3, 4, 5].map((n) => rev + n));
  expect(await it.toldTo(maya)).toContain("resolved: Your complaint is solved");
  expect((await desk.agents.find(asha.id))?.availability).toBe("available");
});

test("what somebody wrote in place of its words is said to the letter, and nothing of it is a field", async () => {
  const macro = await aMacro({ words: "Dear {{customer}}." });
  await use(macro.id, "Hello {{customer}}!");
  expect((await read()).timeline.at(-1)).toMatchObject({ kind: "comment", message: "Hello {{customer}}!" });
});

test.each([
  [
    "its status",
    { status: "In Progress" },
    "complaint.transition-not-allowed",
    async () => {
      await assignComplaint(desk, ines, { id, agentId: null });
    },
  ],
  [
    "its priority",
    { priority: "Low" },
    "complaint.transition-not-allowed",
    async () => {
      await changeStatus(desk, asha, { id, status: "Closed" });
    },
  ],
  [
    "its tags",
    { addTags: ["refused"] },
    "complaint.transition-not-allowed",
    async () => {
      await changeStatus(desk, asha, { id, status: "Closed" });
    },
  ],
])("where %s cannot be done nothing is, and the refusal says so", async (act, acts, code, before) => {
  if (act === "its tags") await addTag(desk, ines, { name: "refused" });
  const macro = await aMacro({ name: `Refused for ${act}`, words: "Done.", acts: { ...acts, note: "Careful." } });
  await before();
  const was = await read();
  await expect(use(macro.id)).rejects.toMatchObject({
    code,
    message: expect.stringContaining(`Nothing of "Refused for ${act}" was done, because of ${act}. `),
  });
  const is = await read();
  expect([is.rev, is.timeline.length]).toEqual([was.rev, was.timeline.length]);
  expect((await usesOf(macro.id))?.uses).toBe(0);
});

test("a category that is not offered any more is named, and nothing is done", async () => {
  const name = fresh("Fridges");
  await addCategory(desk, ines, { name, description: "" });
  const macro = await aMacro({ name: "To the fridges", words: "Done.", acts: { category: name } });
  await changeCategory(desk, ines, { name, active: false });
  await expect(use(macro.id)).rejects.toMatchObject({
    code: "category.not-found",
    message: `Nothing of "To the fridges" was done, because of its category. "${name}" is not offered any more. Choose another category.`,
  });
  expect((await read()).rev).toBe(rev);
});

test("a tag that was merged since is the one that it has become", async () => {
  const [tag, into] = [
    await addTag(desk, ines, { name: fresh("tag") }),
    await addTag(desk, ines, { name: fresh("tag") }),
  ];
  const macro = await aMacro({ acts: { addTags: [tag.name] } });
  await mergeTags(desk, ines, { id: tag.id, mergeInto: into.id });
  expect((await use(macro.id)).tags).toEqual([into.name]);
});

test("one that puts a tag on and takes another off puts it on, also once both have become one", async () => {
  const [on, off] = [
    await addTag(desk, ines, { name: fresh("tag") }),
    await addTag(desk, ines, { name: fresh("tag") }),
  ];
  const macro = await aMacro({ acts: { addTags: [on.name], removeTags: [off.name] } });
  await mergeTags(desk, ines, { id: on.id, mergeInto: off.id });
  expect((await use(macro.id)).tags).toEqual([off.name]);
  expect((await use(macro.id)).tags).toEqual([off.name]);
});

test("what is so already is no act, and where nothing has to change it was not used", async () => {
  const { priority, category } = await read();
  const macro = await aMacro({ acts: { status: "In Progress", priority, category } });
  expect((await use(macro.id)).rev).toBe(rev);
  expect(await usesOf(macro.id)).toMatchObject({ uses: 0, lastUsedAt: null });
});

test("it closes with its words and with what it corrects, and puts back what it has written in", async () => {
  const closing = await aMacro({ words: "Good bye.", acts: { status: "Closed", priority: "Low" } });
  expect(await use(closing.id)).toMatchObject({ status: "Closed", priority: "Low" });
  ({ _id: id } = await it.file(maya));
  await assignComplaint(desk, ines, { id, agentId: asha.id });
  const back = await aMacro({ words: "Somebody else looks.", acts: { status: "Open", priority: "High" } });
  expect(await use(back.id)).toMatchObject({ status: "Open", assignedTo: null, priority: "High" });
  expect((await read()).timeline.slice(-3).map(({ kind }) => kind)).toEqual(["comment", "priority", "requeued"]);
});

test("with a category that its agent does not take it is answered first, and then goes to the line", async () => {
  await changeSkills(desk, ines, { agentId: asha.id, skills: ["Technical"] });
  const macro = await aMacro({ words: "Our billing looks at it.", acts: { category: "Billing" } });
  expect(await use(macro.id)).toMatchObject({ status: "Open", assignedTo: null, category: "Billing" });
});

test("repeated under its key it was used once, also when it was removed meanwhile", async () => {
  const macro = await aMacro({ words: "Done.", acts: { status: "Resolved" } });
  const once = anOnce(fresh("key"));
  const again = askedOnce(desk, { once });
  const first = await applyMacro(again, asha, { id, macroId: macro.id });
  await removeMacro(desk, ines, { id: macro.id });
  expect(await applyMacro(again, asha, { id, macroId: macro.id })).toEqual(first);
  expect(once.count.repeats).toBe(1);
  await expect(use(macro.id)).rejects.toMatchObject({
    code: "macro.not-found",
    message: `The macro "${macro.name}" was removed. Choose another one.`,
  });
});

test.each([
  ["with the words, before what it corrects", { priority: "Low" }],
  ["with the status that it brings", { status: "Resolved" }],
  ["before it goes back to the line, which is done without a word", { status: "Open" }],
  ["with nothing else", {}],
])("files go with what is said, once: %s", async (_how, acts) => {
  const macro = await aMacro({ words: "See the plan.", acts: { note: "The plan is new.", ...acts } });
  const file = await keepFile(desk, asha, { name: "plan.pdf" });
  await applyMacro(desk, asha, { id, macroId: macro.id, message: "Look at this.", files: [file.id] });
  const { timeline } = await read();
  const carrying = timeline.filter((item) => "files" in item && item.files);
  expect(carrying).toMatchObject([{ message: "Look at this.", files: [file] }]);
  expect(await desk.files.find(file.id)).toMatchObject({ state: "attached" });
});

test("a file that is gone undoes all of it, and one of a refused macro can be sent again", async () => {
  const macro = await aMacro({ words: "See the plan.", acts: { priority: "Low" } });
  const file = await keepFile(desk, asha, { name: "plan.pdf" });
  const gone = { id, macroId: macro.id, files: [fileIdOf("f".repeat(24))] };
  await expect(applyMacro(desk, asha, gone)).rejects.toMatchObject({ code: "file.not-found" });
  await removeMacro(desk, ines, { id: macro.id });
  const refused = applyMacro(desk, asha, { id, macroId: macro.id, files: [file.id] });
  await expect(refused).rejects.toMatchObject({ code: "macro.not-found" });
  expect(await read()).toMatchObject({ rev });
  const other = await aMacro({ words: "See the plan." });
  await applyMacro(desk, asha, { id, macroId: other.id, message: "", files: [file.id] });
  expect((await read()).timeline.at(-1)).toMatchObject({ kind: "comment", files: [file] });
});

test("how often it was used, and when last, stands beside it", async () => {
  const macro = await aMacro({ words: "We are looking." });
  await use(macro.id);
  await use(macro.id);
  expect(await usesOf(macro.id)).toMatchObject({ uses: 2, lastUsedAt: expect.stringMatching(/Z$/) });
});

test("nobody uses one on what they filed, and customers use none", async () => {
  const macro = await aMacro({ words: "Done." });
  const own = await it.file(asha);
  const refused = { code: "auth.forbidden" };
  await expect(applyMacro(desk, asha, { id: own._id, macroId: macro.id })).rejects.toMatchObject(refused);
  await expect(applyMacro(desk, maya, { id, macroId: macro.id })).rejects.toMatchObject(refused);
});
