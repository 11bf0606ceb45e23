import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { addComment } from "./add-comment.ts";
import { assignComplaint } from "./assign-complaint.ts";
import { changeStatus } from "./change-status.ts";
import { getComplaint } from "./get-complaint.ts";
import { listComplaints } from "./list-complaints.ts";
import { markHelped } from "./mark-helped.ts";
import { ComplaintFilter } from "./wire.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
const [asha, chidi, lena] = [await it.addAgent("Asha"), await it.addAgent("Chidi"), await it.addAgent("Lena")];
let id = "";

/** A complaint of Maya's that Asha works on. */
beforeEach(async () => {
  id = await it.workedOnBy(asha);
});

const ask = (actor: Actor, ...of: readonly Actor[]) =>
  addComment(desk, actor, {
    id,
    message: of.map(({ name }) => `@${name}`).join(" ") || "Anybody?",
    internal: true,
    mentions: of.map((each) => ({ kind: "person", id: each.id })),
    asksForHelp: true,
  });
const note = (actor: Actor, message = "Try the other lid.") => addComment(desk, actor, { id, message, internal: true });
const helpFor = async (actor: Actor) => (await getComplaint(desk, actor, id)).help;
const ASKED = "help: A colleague asks for your help";
const HELPED = "helped: You asked for help, and a colleague answered";
const unread = (actor: Actor) => desk.notifications.countUnread(actor.id);

test("whoever is asked hears of it, staff see who asks whom and since when, and the ticket stays where it is", async () => {
  await ask(asha, chidi);
  expect(await it.toldTo(chidi)).toEqual([ASKED]);
  expect(await helpFor(lena)).toMatchObject({ by: { _id: asha.id, name: "Asha" }, of: ["Chidi"] });
  expect(await getComplaint(desk, chidi, id)).toMatchObject({
    assignedTo: { _id: asha.id },
    can: { note: true, markHelped: true },
  });
  expect((await getComplaint(desk, lena, id)).can.markHelped).toBe(false);
  expect(await getComplaint(desk, maya, id)).not.toHaveProperty("help");
  expect(await it.toldTo(maya)).toEqual([]);
});

test("a note that names nobody asks the leads, and one of nobody else to ask is refused", async () => {
  await ask(asha);
  expect(await it.toldTo(ines)).toEqual([ASKED]);
  expect(await helpFor(asha)).toMatchObject({ of: [] });
  await expect(ask(ines)).rejects.toMatchObject({
    code: "input.invalid",
    message: "There is nobody else to ask. Name a colleague behind an @.",
  });
  const aloud = addComment(desk, asha, { id, message: "Help!", internal: false, asksForHelp: true });
  await expect(aloud).rejects.toMatchObject({ code: "input.invalid" });
});

test("a note of whoever was asked answers it: whoever asked hears of that, and nobody else is asked any more", async () => {
  await ask(asha, chidi, lena);
  await it.delivered();
  const before = await unread(lena);
  await note(ines, "Hm.");
  expect(await helpFor(asha)).not.toBeNull();
  await note(chidi);
  expect(await helpFor(asha)).toBeNull();
  expect((await it.toldTo(asha)).at(-1)).toBe(HELPED);
  expect(await unread(lena)).toBe(before - 1);
  const { timeline } = await getComplaint(desk, lena, id);
  expect(timeline.flatMap((entry) => (entry.kind === "comment" ? [entry.help ?? null] : []))).toEqual([
    "asked",
    null,
    "given",
  ]);
});

test("whoever asked, or was asked, says that help was given; nobody else does, and once is enough", async () => {
  await ask(asha, chidi);
  await expect(markHelped(desk, lena, { id })).rejects.toMatchObject({
    message: "Only whoever asked for help, whom they asked, and admins say that it was given.",
  });
  await markHelped(desk, chidi, { id });
  expect(await helpFor(asha)).toBeNull();
  expect((await it.toldTo(asha)).at(-1)).toBe(HELPED);
  const { rev } = await markHelped(desk, chidi, { id });
  await ask(asha, chidi);
  await markHelped(desk, asha, { id });
  expect((await getComplaint(desk, asha, id)).rev).toBe(rev + 2);
  expect((await it.toldTo(asha)).filter((told) => told === HELPED)).toHaveLength(1);
  expect((await getComplaint(desk, maya, id)).timeline.some(({ kind }) => kind === "helped")).toBe(false);
});

test("it ends with the ticket, and when that is given to somebody else", async () => {
  await ask(asha, chidi);
  await it.delivered();
  const before = await unread(chidi);
  await assignComplaint(desk, ines, { id, agentId: lena.id });
  expect(await helpFor(asha)).toBeNull();
  expect(await unread(chidi)).toBe(before - 1);
  await ask(lena, chidi);
  await changeStatus(desk, lena, { id, status: "Waiting on Customer" });
  expect(await helpFor(asha)).not.toBeNull();
  await changeStatus(desk, lena, { id, status: "Resolved" });
  expect(await helpFor(asha)).toBeNull();
});

test("staff find the tickets with which somebody asks for help", async () => {
  const asking = async (actor: Actor) =>
    (await listComplaints(desk, actor, ComplaintFilter.parse({ help: "open" }))).items.map(({ _id }) => _id);
  await ask(asha, chidi);
  expect(await asking(ines)).toContain(id);
  expect(await asking(maya)).toEqual([]);
  await note(chidi);
  expect(await asking(ines)).not.toContain(id);
});
