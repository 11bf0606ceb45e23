import { beforeEach, expect, test } from "vitest";
import { changeSkills } from "#server/desk/agents/change-skills.ts";
import { addTag } from "#server/desk/tags/add-tag.ts";
import { mergeTags, renameTag } from "#server/desk/tags/change-tag.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { assignComplaint } from "./assign-complaint.ts";
import { changeStatus } from "./change-status.ts";
import { correctComplaint } from "./correct-complaint.ts";
import { fileComplaint } from "./file-complaint.ts";
import { getComplaint } from "./get-complaint.ts";
import { listComplaints } from "./list-complaints.ts";
import { complaintRows } from "./rows.ts";
import { tagComplaint } from "./tag-complaint.ts";
import { ComplaintFilter } from "./wire.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
let asha: Awaited<ReturnType<typeof it.addAgent>>;
let id = "";
let names = 0;

const aTag = () => addTag(desk, ines, { name: `tag ${++names}` });
const change = (add: string[], remove: string[] = []) => tagComplaint(desk, asha, { id, add, remove });
const found = async (tag: string, actor = ines) =>
  (await listComplaints(desk, actor, ComplaintFilter.parse({ tag }))).items.map(({ complaintId }) => complaintId);

beforeEach(async () => {
  await it.emptied();
  asha = await it.addAgent("Asha");
  ({ _id: id } = await it.file(maya));
  await assignComplaint(desk, ines, { id, agentId: asha.id });
});

test("its agent puts tags on and takes them off, and each is in the timeline under the name that it has now", async () => {
  const [a, b] = [await aTag(), await aTag()];
  expect((await change([a.name, b.name])).tags).toEqual([a.name, b.name]);
  expect((await change([], [a.name])).tags).toEqual([b.name]);
  await renameTag(desk, ines, { id: b.id, name: "renamed since" });
  const { tags, timeline } = await getComplaint(desk, asha, id);
  expect(tags).toEqual(["renamed since"]);
  expect(timeline.filter(({ kind }) => kind === "tags")).toMatchObject([
    { by: { name: "Asha" }, added: [a.name, "renamed since"], removed: [] },
    { by: { name: "Asha" }, added: [], removed: [a.name] },
  ]);
});

test("whoever filed it sees no tags, no entry of them, and nothing that a search could tell them", async () => {
  const a = await aTag();
  await change([a.name]);
  const read = await getComplaint(desk, maya, id);
  expect(read.timeline.map(({ kind }) => kind)).not.toContain("tags");
  expect(JSON.stringify(read)).not.toContain(a.name);
  expect(await found(a.name, maya)).toEqual([]);
  const event = (await it.eventsOf(id)).at(-1);
  expect(event).toMatchObject({ type: "ticket.tagged", body: { data: { added: [a.id], removed: [] } } });
  expect(event?.audience).toContain(`-user:${maya.id}`);
  expect(await it.toldTo(maya)).not.toContainEqual(expect.stringMatching(/^corrected/));
});

test("an agent who filed it is its customer: neither tags nor the search for one show it", async () => {
  const own = await it.file(asha);
  const a = await aTag();
  await tagComplaint(desk, ines, { id: own._id, add: [a.name], remove: [] });
  expect(await found(a.name, asha)).toEqual([]);
  expect(await found(a.name)).toEqual([own.complaintId]);
  expect(await getComplaint(desk, asha, own._id)).not.toHaveProperty("tags");
  await expect(tagComplaint(desk, asha, { id: own._id, add: [a.name], remove: [] })).rejects.toMatchObject({
    code: "auth.forbidden",
  });
});

test("merged tags are one on every complaint that had either, without a write of any", async () => {
  const [a, b] = [await aTag(), await aTag()];
  const { rev } = await change([a.name, b.name]);
  const other = await it.file(maya);
  await tagComplaint(desk, ines, { id: other._id, add: [a.name], remove: [] });
  await mergeTags(desk, ines, { id: a.id, mergeInto: b.id });
  expect(await getComplaint(desk, asha, id)).toMatchObject({ tags: [b.name], rev });
  expect(await found(b.name)).toHaveLength(2);
  expect(await found(a.name)).toHaveLength(2);
  expect(await desk.tags.uses(b.id)).toBe(2);
  // What was put on under the old name is put on already.
  expect(await change([a.name])).toMatchObject({ rev, tags: [b.name] });
  expect(await change([], [b.name])).toMatchObject({ rev: rev + 1, tags: [] });
});

test("a tag that there is not is refused by its name, and nothing is written", async () => {
  const { rev } = await getComplaint(desk, asha, id);
  await expect(change(["no such tag"])).rejects.toMatchObject({
    code: "tag.not-found",
    message: 'There is no tag "no such tag". Choose one from the list of tags, or make it first.',
  });
  expect((await getComplaint(desk, asha, id)).rev).toBe(rev);
});

test("corrected with other things it is one write, with an event and an entry for each", async () => {
  const a = await aTag();
  const { rev } = await getComplaint(desk, asha, id);
  const changed = await correctComplaint(desk, asha, { id, title: "The toaster smokes", tags: [a.name] });
  expect(changed).toMatchObject({ title: "The toaster smokes", tags: [a.name], rev: rev + 2 });
  const last = (await it.eventsOf(id)).slice(-2);
  expect(last.map(({ type }) => type)).toEqual(["ticket.tagged", "ticket.corrected"]);
  expect(last.map((event) => event.rev)).toEqual([rev + 1, rev + 2]);
  expect((await correctComplaint(desk, asha, { id, tags: [] })).tags).toEqual([]);
});

test("corrected to a category that its agent does not take, it is tagged all the same", async () => {
  const a = await aTag();
  await changeSkills(desk, ines, { agentId: asha.id, skills: ["Technical"] });
  const changed = await correctComplaint(desk, asha, { id, category: "Billing", tags: [a.name] });
  expect(changed).toMatchObject({ status: "Open", assignedTo: null, tags: [a.name], category: "Billing" });
});

test("neither a colleague nor anybody once it is closed changes its tags", async () => {
  const a = await aTag();
  const chidi = await it.addAgent("Chidi");
  const refused = { code: "complaint.transition-not-allowed" };
  await expect(tagComplaint(desk, chidi, { id, add: [a.name], remove: [] })).rejects.toMatchObject(refused);
  await changeStatus(desk, asha, { id, status: "Closed" });
  await expect(change([a.name])).rejects.toMatchObject(refused);
});

test("there are at most twenty", async () => {
  const many = await Promise.all(Array.from({ length: 20 }, aTag));
  await change(many.map(({ name }) => name));
  await expect(change([(await aTag()).name])).rejects.toThrow("A complaint has at most 20 tags. Take some off first.");
});

test("it says by what it was filed, and what is filed for a customer was filed by staff", async () => {
  const filed = { title: "A quiet lamp", description: "No light.", category: "Product" };
  const byProgram = await fileComplaint(desk, maya, filed, "api");
  const forHer = await fileComplaint(desk, asha, { ...filed, onBehalfOf: maya.id });
  const channels = await Promise.all([id, byProgram._id, forHer._id].map((each) => getComplaint(desk, maya, each)));
  expect(channels.map(({ channel }) => channel)).toEqual(["web", "api", "staff"]);
});

test("of a complaint of the version before nobody knows by what it was filed, and it has no tags", async () => {
  const { complaintId } = await getComplaint(desk, ines, id);
  await it.db.collection(complaintRows).updateOne({ complaintId }, { $unset: { channel: "", tags: "" } });
  const read = await getComplaint(desk, ines, id);
  expect(read).not.toHaveProperty("channel");
  expect(read.tags).toEqual([]);
});
