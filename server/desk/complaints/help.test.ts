import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { newStamp } from "#server/core/assignments/ports.ts";
import { claim } from "#server/core/changes/claim.ts";
import { ticketIdOf } from "#server/core/ids.ts";
import { applyMacro } from "#server/desk/macros/apply-macro.ts";
import { addMacro } from "#server/desk/macros/change-macro.ts";
import { AddMacro } from "#server/desk/macros/wire.ts";
import { createReadingFeed } from "#server/desk/notices/readings.ts";
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
const readings = createReadingFeed(it.db);
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

test("a pass that gives it to another agent takes back what those asked were told", async () => {
  await ask(asha, chidi);
  await it.delivered();
  const before = await unread(chidi);
  await assignComplaint(desk, ines, { id, agentId: null });
  const [ticket, agent] = [await desk.store.findTicket(ticketIdOf(id)), await desk.store.findAgent(lena.id)];
  if (!ticket || !agent) throw new Error("they are not there");
  expect(ticket.help).not.toBeNull();
  const since = await readings.now();
  const given = claim(ticket, agent, 0, { rule: "longest-free" }, newStamp(desk));
  expect(await desk.store.commit(ticket, given)).toBe("won");
  await it.delivered();
  expect(await helpFor(lena)).toBeNull();
  expect(await unread(chidi)).toBe(before - 1);
  // Whatever they have open hears of it.
  expect((await readings.listChangedSince(since)).map(({ userId }) => userId)).toContain(chidi.id);
});

test("a request that was over before anybody was told of it is told to nobody", async () => {
  await ask(asha, chidi);
  await changeStatus(desk, asha, { id, status: "Resolved" });
  expect(await it.toldTo(chidi)).toEqual([]);
});

test("a macro's note of whoever was asked answers it, and one of anybody else does not", async () => {
  const { id: macroId } = await addMacro(
    desk,
    ines,
    AddMacro.parse({ name: "Lid", scope: "everybody", acts: { note: "Try." } }),
  );
  await ask(asha, chidi);
  await applyMacro(desk, lena, { id, macroId });
  expect(await helpFor(asha)).not.toBeNull();
  await applyMacro(desk, chidi, { id, macroId });
  expect(await helpFor(asha)).toBeNull();
  expect((await it.toldTo(asha)).at(-1)).toBe(HELPED);
});

test("so does a note with which whoever was asked gives it to somebody", async () => {
  await assignComplaint(desk, ines, { id, agentId: null });
  await ask(asha, chidi);
  await assignComplaint(desk, chidi, { id, agentId: chidi.id, note: "I take it." });
  expect(await helpFor(asha)).toBeNull();
  expect(await it.toldTo(asha)).toContain(HELPED);
  const { timeline } = await getComplaint(desk, lena, id);
  expect(timeline.findLast((entry) => entry.kind === "comment")).toMatchObject({
    message: "I take it.",
    help: "given",
  });
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
