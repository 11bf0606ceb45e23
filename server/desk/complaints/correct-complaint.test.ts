import { beforeEach, expect, test } from "vitest";
import { changeSkills } from "#server/desk/agents/change-skills.ts";
import { addCategory } from "#server/desk/categories/add-category.ts";
import { changeCategory } from "#server/desk/categories/change-category.ts";
import { getWhyWaiting } from "#server/desk/insights/get-why-waiting.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { addComment } from "./add-comment.ts";
import { assignComplaint } from "./assign-complaint.ts";
import { changeStatus } from "./change-status.ts";
import { correctComplaint } from "./correct-complaint.ts";
import { getComplaint } from "./get-complaint.ts";
import { listComplaints } from "./list-complaints.ts";
import { ComplaintFilter } from "./wire.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
let asha: Awaited<ReturnType<typeof it.addAgent>>;
let id = "";

beforeEach(async () => {
  await it.emptied();
  asha = await it.addAgent("Asha");
  ({ _id: id } = await it.file(maya));
});

async function given() {
  await assignComplaint(desk, ines, { id, agentId: asha.id });
  await it.relayed();
}

test("whoever has it puts right what it is called, and it is found by the new title and no longer by the old one", async () => {
  await given();
  expect(await correctComplaint(desk, asha, { id, title: "The toaster smokes" })).toMatchObject({
    title: "The toaster smokes",
    category: "Technical",
    assignedTo: { _id: asha.id },
  });
  const found = async (q: string) => (await listComplaints(desk, ines, ComplaintFilter.parse({ q }))).items.length;
  expect([await found("toaster"), await found("kettle"), await found("all day")]).toEqual([1, 0, 1]);
  expect((await getComplaint(desk, maya, id)).timeline.at(-1)).toMatchObject({
    kind: "title",
    from: "The kettle hums",
    to: "The toaster smokes",
    by: { name: "Asha" },
  });
});

test("of a category that its agent does not take, it is back at its place in line, and says who is missing", async () => {
  await changeSkills(desk, ines, { agentId: asha.id, skills: ["Technical"] });
  await given();
  await it.file(maya);
  await correctComplaint(desk, asha, { id, category: "Billing" });
  const now = await getComplaint(desk, maya, id);
  expect(now).toMatchObject({ status: "Open", assignedTo: null, placeInLine: 1, category: "Billing" });
  expect(now.timeline.slice(-2)).toMatchObject([
    { kind: "category", from: "Technical", to: "Billing" },
    { kind: "requeued", reason: "other-category" },
  ]);
  expect(await desk.store.findAgent(asha.id)).toMatchObject({ availability: "available" });
  expect((await getWhyWaiting(desk, ines, id))?.reason).toContain("Billing");
});

test("what waits for its customer stays with its agent until the answer, which goes to who takes the new category", async () => {
  await changeSkills(desk, ines, { agentId: asha.id, skills: ["Technical"] });
  await given();
  await changeStatus(desk, asha, { id, status: "Waiting on Customer", message: "Which kettle?" });
  const { answerGoesToLine } = await getComplaint(desk, maya, id);
  await correctComplaint(desk, asha, { id, category: "Billing" });
  expect(await getComplaint(desk, maya, id)).toMatchObject({
    status: "Waiting on Customer",
    assignedTo: { _id: asha.id },
    answerGoesToLine: true,
  });
  expect(answerGoesToLine).toBe(false);
  const tomas = await it.addAgent("Tomás");
  await it.dispatch();
  expect(await getComplaint(desk, maya, id)).toMatchObject({ status: "Waiting on Customer" });
  await addComment(desk, maya, { id, message: "The small one.", internal: false });
  await it.dispatch();
  const now = await getComplaint(desk, maya, id);
  expect(now).toMatchObject({ status: "In Progress", assignedTo: { _id: tomas.id } });
  expect(now.timeline.find(({ kind }) => kind === "requeued")).toMatchObject({ reason: "other-category" });
});

test("it stays with an agent who takes the new one", async () => {
  await given();
  await correctComplaint(desk, ines, { id, category: "Billing", priority: "High" });
  expect(await getComplaint(desk, ines, id)).toMatchObject({
    status: "In Progress",
    category: "Billing",
    priority: "High",
    assignedTo: { _id: asha.id },
  });
});

test("the same again is no change, also of a category that is not offered any more", async () => {
  const same = { title: "The kettle hums", category: "Technical", priority: "Medium" } as const;
  await changeCategory(desk, ines, { name: "Technical", active: false });
  expect(await correctComplaint(desk, ines, { id, ...same })).toMatchObject({ rev: 1 });
  await changeCategory(desk, ines, { name: "Technical", active: true });
  expect(await it.eventsOf(id)).toHaveLength(1);
});

test("a priority alone is the event that it always was", async () => {
  await correctComplaint(desk, ines, { id, priority: "High" });
  expect((await it.eventsOf(id)).at(-1)).toMatchObject({ type: "ticket.priority_changed" });
});

test("only what is on offer can be chosen", async () => {
  await addCategory(desk, ines, { name: "Kettles", description: "" });
  await changeCategory(desk, ines, { name: "Kettles", active: false });
  for (const category of ["Kettles", "Toasters"])
    await expect(correctComplaint(desk, ines, { id, category })).rejects.toMatchObject({ code: "category.not-found" });
});

test("of two who correct the same at once, both are heard", async () => {
  await Promise.all([
    correctComplaint(desk, ines, { id, title: "The toaster smokes" }),
    correctComplaint(desk, ines, { id, category: "Product" }),
  ]);
  expect(await getComplaint(desk, ines, id)).toMatchObject({
    title: "The toaster smokes",
    category: "Product",
    rev: 3,
  });
});

test("neither colleagues, nor its customer, nor anybody once it is closed", async () => {
  await given();
  const tomas = await it.addAgent("Tomás");
  const refused = { code: "complaint.transition-not-allowed" };
  await expect(correctComplaint(desk, tomas, { id, category: "Billing" })).rejects.toMatchObject(refused);
  await expect(correctComplaint(desk, maya, { id, category: "Billing" })).rejects.toMatchObject({
    code: "auth.forbidden",
  });
  expect((await getComplaint(desk, tomas, id)).can.correct).toBe(false);
  expect((await getComplaint(desk, asha, id)).can.correct).toBe(true);
  await changeStatus(desk, ines, { id, status: "Closed" });
  await expect(correctComplaint(desk, ines, { id, category: "Billing" })).rejects.toMatchObject(refused);
});
