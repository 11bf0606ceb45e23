import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import type { FileId } from "#server/core/ids.ts";
import { addComment } from "#server/desk/complaints/add-comment.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { getComplaint } from "#server/desk/complaints/get-complaint.ts";
import { listComplaints } from "#server/desk/complaints/list-complaints.ts";
import { ComplaintFilter } from "#server/desk/complaints/wire.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { cleanUpFiles } from "./clean-up-files.ts";
import { keyOf } from "./contents.ts";
import { findFile } from "./find-file.ts";
import { takeBackFile } from "./take-back-file.ts";
import { contentOf, keepFile } from "./testing.ts";

const clock = aTestClock();
const it = await openDesk({ clock });
const { desk, maya, ines } = it;
const otto = await it.addPerson("Otto", "user");
beforeEach(() => it.emptied());

const HOUR_MS = 3_600_000;
const mayRead = (actor: Actor, id: FileId) =>
  findFile(desk, actor, id).then(
    () => true,
    () => false,
  );
const read = (actor: Actor, id: string) => getComplaint(desk, actor, id);
const namesOf = async (actor: Actor, id: string) => (await read(actor, id)).files?.map(({ name }) => name);
const cleaned = async () => {
  while (await cleanUpFiles(desk));
};
async function held() {
  const asha = await it.addAgent("Asha");
  const { _id: id } = await it.file(maya);
  await assignComplaint(desk, ines, { id, agentId: asha.id });
  return { id, asha };
}

test("a file goes with a message, and whoever reads the complaint reads it", async () => {
  const { id, asha } = await held();
  const file = await keepFile(desk, maya);
  expect(await mayRead(asha, file.id)).toBe(false);
  await addComment(desk, maya, { id, message: "This one.", internal: false, files: [file.id] });
  const { timeline, files } = await read(asha, id);
  expect(files).toEqual([{ ...file, internal: false }]);
  expect(timeline.at(-1)).toMatchObject({ kind: "comment", message: "This one.", files: [file] });
  for (const actor of [maya, asha, ines]) expect(await mayRead(actor, file.id)).toBe(true);
  expect(await mayRead(otto, file.id)).toBe(false);
  const [listed] = (await listComplaints(desk, maya, ComplaintFilter.parse({}))).items;
  expect(listed?.files).toEqual([{ ...file, internal: false }]);
});

test("files without words are a message, which lists show by their names", async () => {
  const { id, asha } = await held();
  const [one, two] = [
    await keepFile(desk, asha, { name: "bill.txt" }),
    await keepFile(desk, asha, { name: "plan.txt" }),
  ];
  await addComment(desk, asha, { id, internal: false, files: [one.id, two.id] });
  expect((await read(maya, id)).timeline.at(-1)).toMatchObject({ message: "", files: [one, two] });
  expect((await read(maya, id)).unread).toBe(true);
  const { ticket } = (await desk.complaints.findByHumanId((await read(asha, id)).complaintId)) ?? {};
  const found = ticket && (await desk.complaints.findConversation(ticket.id, maya.id));
  expect(found?.said.staff?.text).toBe("bill.txt, plan.txt");
});

test("those of an internal note are for staff, on every wire and at the file's own address", async () => {
  const { id, asha } = await held();
  const file = await keepFile(desk, asha, { name: "record.txt" });
  await addComment(desk, asha, { id, message: "Look at this.", internal: true, files: [file.id] });
  expect(await namesOf(ines, id)).toEqual(["record.txt"]);
  expect(await namesOf(maya, id)).toEqual([]);
  expect(JSON.stringify(await read(maya, id))).not.toContain("record.txt");
  expect(JSON.stringify(await listComplaints(desk, maya, ComplaintFilter.parse({})))).not.toContain("record.txt");
  expect(await mayRead(ines, file.id)).toBe(true);
  expect(await mayRead(maya, file.id)).toBe(false);
});

test("they come with a complaint, with an answer that it waited for, and with its solution", async () => {
  const asha = await it.addAgent("Asha");
  const ask = await keepFile(desk, maya, { name: "photo.txt" });
  const { _id: id } = await it.file(maya, { files: [ask.id] });
  expect((await read(ines, id)).timeline[0]).toMatchObject({ kind: "filed", files: [ask] });
  await assignComplaint(desk, ines, { id, agentId: asha.id });
  const form = await keepFile(desk, asha, { name: "form.txt" });
  await changeStatus(desk, asha, { id, status: "Waiting on Customer", files: [form.id] });
  const answer = await keepFile(desk, maya, { name: "filled.txt" });
  await addComment(desk, maya, { id, internal: false, files: [answer.id] });
  expect((await read(maya, id)).status).toBe("In Progress");
  const bill = await keepFile(desk, asha, { name: "bill.txt" });
  await changeStatus(desk, asha, { id, status: "Resolved", message: "Here it is.", files: [bill.id] });
  expect(await namesOf(maya, id)).toEqual(["photo.txt", "form.txt", "filled.txt", "bill.txt"]);
});

test("nobody sends somebody else's, one that is gone, or one that another complaint has", async () => {
  const { id } = await held();
  const { _id: other } = await it.file(otto);
  const file = await keepFile(desk, maya);
  const send = (actor: Actor, to: string) => addComment(desk, actor, { id: to, internal: false, files: [file.id] });
  await expect(send(otto, other)).rejects.toMatchObject({ code: "file.not-found" });
  await send(maya, id);
  await expect(send(maya, id)).rejects.toThrow("it was removed, sent already, or is older than a day");
  const gone = await keepFile(desk, maya);
  await takeBackFile(desk, maya, gone.id);
  expect(await contentOf(desk, keyOf(gone.id))).toBeNull();
  await expect(addComment(desk, maya, { id, internal: false, files: [gone.id] })).rejects.toThrow("Choose it again.");
});

test("a message that is refused leaves its files where they were", async () => {
  const { id, asha } = await held();
  await changeStatus(desk, asha, { id, status: "Resolved" });
  const file = await keepFile(desk, maya);
  await expect(addComment(desk, maya, { id, internal: false, files: [file.id] })).rejects.toThrow("Reopen it");
  expect(await mayRead(asha, file.id)).toBe(false);
  await changeStatus(desk, maya, { id, status: "Open", files: [file.id] });
  expect(await namesOf(ines, id)).toEqual(["lamp.txt"]);
});

test("one whose message was refused beside another that was not stays with the other", async () => {
  const { id } = await held();
  const file = await keepFile(desk, maya);
  const overtaken = {
    ...desk,
    files: {
      ...desk.files,
      async attach(...args: Parameters<typeof desk.files.attach>) {
        const [ids, ticketId] = args;
        await desk.files.release(ids, ticketId, new Date(clock.now().getTime() + HOUR_MS));
        return desk.files.attach(...args);
      },
    },
  };
  await addComment(overtaken, maya, { id, internal: false, files: [file.id] });
  clock.advance(2 * HOUR_MS);
  await cleaned();
  expect(await desk.files.find(file.id)).toMatchObject({ state: "attached" });
});

test("one whose message was written keeps it, although what comes after the write fails", async () => {
  const { id } = await held();
  const file = await keepFile(desk, maya);
  const failing = {
    ...desk,
    notifications: { ...desk.notifications, markReadAbout: () => Promise.reject(new Error("away")) },
  };
  const answer = addComment(failing, maya, { id, message: "This one.", internal: false, files: [file.id] });
  await expect(answer).rejects.toThrow("away");
  expect(await desk.files.find(file.id)).toMatchObject({ state: "attached" });
  clock.advance(48 * HOUR_MS);
  await cleaned();
  expect(await mayRead(ines, file.id)).toBe(true);
});

test("what goes back to the line takes no files with it", async () => {
  const { id, asha } = await held();
  const file = await keepFile(desk, asha);
  await expect(changeStatus(desk, asha, { id, status: "Open", files: [file.id] })).rejects.toThrow(
    "Send them as an internal note first.",
  );
  expect((await desk.files.find(file.id))?.state).toBe("kept");
});

test("what nobody sent is gone after a day, and what was sent stays", async () => {
  const { id } = await held();
  const [sent, left] = [await keepFile(desk, maya), await keepFile(desk, maya)];
  await addComment(desk, maya, { id, internal: false, files: [sent.id] });
  clock.advance(25 * HOUR_MS);
  await cleaned();
  expect(await contentOf(desk, keyOf(sent.id))).toBe("It makes no light.");
  expect(await contentOf(desk, keyOf(left.id))).toBeNull();
  expect(await desk.files.find(left.id)).toBeNull();
});

test("whoever dies before they mark what the complaint names leaves it to the cleaner", async () => {
  const { id } = await held();
  const file = await keepFile(desk, maya);
  const dying = { ...desk, files: { ...desk.files, attach: () => Promise.reject(new Error("killed")) } };
  await addComment(dying, maya, { id, internal: false, files: [file.id] });
  // It is there for its readers all the time.
  expect(await mayRead(ines, file.id)).toBe(true);
  clock.advance(2 * HOUR_MS);
  await cleaned();
  expect(await desk.files.find(file.id)).toMatchObject({ state: "attached" });
  clock.advance(48 * HOUR_MS);
  await cleaned();
  expect(await mayRead(ines, file.id)).toBe(true);
});

test("whoever dies before the complaint names it leaves nothing behind", async () => {
  const { id } = await held();
  const file = await keepFile(desk, maya);
  const { ticket } = (await desk.complaints.findByHumanId((await read(ines, id)).complaintId)) ?? {};
  if (!ticket) throw new Error("It was just filed.");
  await desk.files.hold([file.id], maya.id, ticket.id, new Date(clock.now().getTime() + HOUR_MS));
  clock.advance(2 * HOUR_MS);
  await cleaned();
  expect(await desk.files.find(file.id)).toBeNull();
  expect(await contentOf(desk, keyOf(file.id))).toBeNull();
});

test("a complaint takes two hundred, and says so before the next", async () => {
  const { id } = await held();
  const full = { ...desk, files: { ...desk.files, countOf: async () => 200 } };
  const file = await keepFile(desk, maya);
  await expect(addComment(full, maya, { id, internal: false, files: [file.id] })).rejects.toThrow(
    "This complaint has 200 files, and takes 200. Send the words alone, or file a new complaint for the rest.",
  );
});

test("what somebody may send in a day is counted, and the refusal names the file", async () => {
  const little = { ...desk, fileAllowance: { files: 10, bytes: 30 } };
  const emil = await it.addPerson("Emil", "user");
  await keepFile(little, emil);
  await expect(keepFile(little, emil, { name: "second.txt" })).rejects.toMatchObject({
    code: "request.too-many",
    message: expect.stringMatching(
      /^second[.]txt is more than you can send in a day, which is 10 files and 30 bytes[.]/,
    ),
  });
  clock.advance(25 * HOUR_MS);
  await expect(keepFile(little, emil, { name: "second.txt" })).resolves.toMatchObject({ name: "second.txt" });
});
