import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { ERASED } from "#server/core/erased.ts";
import { createStaffPastStore } from "#server/desk/erasure/staff-past-store.ts";
import { changePerson } from "#server/desk/people/change-person.ts";
import { addTeam, changeTeam } from "#server/desk/teams/change-team.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { addComment } from "./add-comment.ts";
import { getComplaint } from "./get-complaint.ts";
import { complaintRows } from "./rows.ts";
import type { MentionInput } from "./writing-wire.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
const [asha, chidi, lena] = [await it.addAgent("Asha"), await it.addAgent("Chidi"), await it.addAgent("Lena")];
const kettles = await addTeam(desk, ines, { name: "Kettles", members: [chidi.id, lena.id] });
let id = "";

beforeEach(async () => {
  id = await it.workedOnBy(asha);
});

const person = (who: Actor, as?: string): MentionInput => ({ kind: "person", id: who.id, as });
const team = (as?: string): MentionInput => ({ kind: "team", id: kettles.id, as });
const note = (actor: Actor, message: string, mentions: readonly MentionInput[]) =>
  addComment(desk, actor, { id, message, internal: true, mentions });
const notesFor = async (actor: Actor) =>
  (await getComplaint(desk, actor, id)).timeline.flatMap((entry) => (entry.kind === "comment" ? [entry] : []));
const MENTIONED = "mention: You were mentioned in an internal note";

test("whoever a note calls is told of it once, by name and by team", async () => {
  await note(asha, "@Chidi and @Kettles, see this", [person(chidi), team(), person(chidi, "Chidi")]);
  expect(await it.toldTo(chidi)).toEqual([MENTIONED]);
  expect(await it.toldTo(lena)).toEqual([MENTIONED]);
  expect(await it.toldTo(maya)).toEqual([]);
});

test("whoever has the complaint and is called is told that, and not of a note as well", async () => {
  await note(ines, "@Asha?", [person(asha)]);
  expect(await it.toldTo(asha)).toEqual([MENTIONED]);
  await note(ines, "Hm.", []);
  expect(await it.toldTo(asha)).toEqual([MENTIONED, "reply: New internal note"]);
});

test("nobody is told of calling themselves", async () => {
  await note(chidi, "@Chidi, look again", [person(chidi), team()]);
  expect(await it.toldTo(chidi)).toEqual([]);
  expect(await it.toldTo(lena)).toEqual([MENTIONED]);
});

test("a note keeps who is meant, whatever they are called by now", async () => {
  await note(asha, "@Chidi and @Kettles", [person(chidi), team()]);
  await desk.accounts.rename(chidi.id, "Chidi Obi");
  await changeTeam(desk, ines, { id: kettles.id, name: "Lids" });
  const [kept] = await notesFor(ines);
  expect(kept).toMatchObject({
    message: "@Chidi and @Kettles",
    mentions: [
      { kind: "person", id: chidi.id, as: "Chidi", name: "Chidi Obi" },
      { kind: "team", id: kettles.id, as: "Kettles", name: "Lids" },
    ],
  });
  await desk.accounts.rename(chidi.id, "Chidi");
  await changeTeam(desk, ines, { id: kettles.id, name: "Kettles" });
});

test("its customer reads nothing of it", async () => {
  await note(asha, "@Chidi", [person(chidi)]);
  expect(await notesFor(maya)).toEqual([]);
});

test("customers, strangers and former colleagues are not called, and the refusal says who", async () => {
  const former = await it.addAgent("Nuru");
  await changePerson(desk, ines, { userId: former.id, role: "user" });
  await expect(note(asha, "@Nuru", [person(former)])).rejects.toMatchObject({
    code: "account.not-found",
    message: "Nuru does not work here. Take them out of the note.",
    detail: { fields: { mentions: expect.anything() } },
  });
  const nobody = { ...asha, id: "0".repeat(24) } as Actor;
  await expect(note(asha, "@Who", [person(nobody)])).rejects.toMatchObject({ code: "account.not-found" });
  const gone: MentionInput = { kind: "team", id: kettles.id.replace(/./g, "0") as typeof kettles.id, as: "Gone" };
  await expect(note(asha, "@Gone", [gone])).rejects.toMatchObject({ code: "team.not-found" });
  expect(await notesFor(asha)).toEqual([]);
});

test("whoever filed it reads no notes: they are not called by name, and left out of their team", async () => {
  ({ _id: id } = await it.file(lena));
  await expect(note(asha, "@Lena", [person(lena)])).rejects.toMatchObject({
    code: "agent.filed-it",
    message: "Lena filed this complaint, and does not read its notes. Take them out of the note.",
  });
  await note(asha, "@Kettles", [team()]);
  expect(await it.toldTo(lena)).toEqual([]);
  expect(await it.toldTo(chidi)).toEqual([MENTIONED]);
});

test("only notes call people", async () => {
  const reply = addComment(desk, asha, { id, message: "@Chidi", internal: false, mentions: [person(chidi)] });
  await expect(reply).rejects.toMatchObject({ code: "input.invalid" });
});

test("whoever is erased is called by name in no note any more, nor in the line of it that lists show", async () => {
  await note(asha, "Ask @Lena, not Lena's brother or @Lenard", [person(lena)]);
  await createStaffPastStore(it.db).emptyTimelines(lena.id);
  const [kept] = await notesFor(ines);
  expect(kept).toMatchObject({
    message: `Ask @${ERASED}, not Lena's brother or @Lenard`,
    mentions: [{ id: lena.id, as: ERASED }],
  });
  const row = await it.db.collection(complaintRows).findOne({ _id: toObjectId(id) });
  expect(row?.said?.note?.text).toBe(`Ask @${ERASED}, not Lena's brother or @Lenard`);
});
