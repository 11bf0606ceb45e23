import { expect, test } from "vitest";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { getComplaint } from "#server/desk/complaints/get-complaint.ts";
import { mailRows } from "#server/desk/mails/rows.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aMail, aMailbox, answerTo, emailOf, failedFor } from "./testing.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
const { bring, newest } = aMailbox(it);

async function saidIn(complaintId: string): Promise<string[]> {
  const { timeline } = await getComplaint(desk, ines, complaintId);
  return timeline.flatMap((entry) =>
    "message" in entry && entry.message ? [`${entry.by?.name}: ${entry.message}`] : [],
  );
}

const quoting = (words: string) =>
  `${words}\r\n\r\nOn Mon, 2 Mar 2026 at 10:00, QuickFix <help@desk.test> wrote:\r\n> Asha answered\r\n> \r\n> Which kettle is it?\r\n`;

test("an answer to a mail is the customer's answer in the complaint, without what it quotes", async () => {
  const complaint = await it.file(maya);
  await bring(aMail({ from: emailOf(maya), to: answerTo(complaint, maya), text: quoting("It is the red one.") }));
  expect(await saidIn(complaint.complaintId)).toEqual(["Maya: It is the red one."]);
  const kept = await newest();
  expect(kept).toMatchObject({ state: "taken", reason: "answered", complaintId: complaint.complaintId });
  expect(kept.whole).toContain("Which kettle is it?");
});

test("the same mail brought twice is one message, and two mails are two", async () => {
  const complaint = await it.file(maya);
  const first = aMail({ from: emailOf(maya), to: answerTo(complaint, maya), text: "First." });
  expect([await bring(first), await bring(first)]).toEqual([true, false]);
  await bring(aMail({ from: emailOf(maya), to: answerTo(complaint, maya), text: "Second." }));
  expect(await saidIn(complaint.complaintId)).toEqual(["Maya: First.", "Maya: Second."]);
});

test("a mail that was answered by a process which died before it said so is answered once", async () => {
  const complaint = await it.file(maya);
  const dying = aMailbox({
    ...it,
    desk: { ...desk, inbox: { ...desk.inbox, settle: () => Promise.reject(new Error("gone")) } },
  });
  const mail = aMail({ from: emailOf(maya), to: answerTo(complaint, maya), text: "Once." });
  await expect(dying.bring(mail)).rejects.toThrow("gone");
  await desk.inbox.release((await newest()).id, new Date());
  await aMailbox(it).read();
  expect(await saidIn(complaint.complaintId)).toEqual(["Maya: Once."]);
  expect(await newest()).toMatchObject({ state: "taken", tries: 2 });
});

test("answers that come in another order than they were written are all there, in the order in which they came", async () => {
  const complaint = await it.file(maya);
  const to = answerTo(complaint, maya);
  const later = aMail({
    from: emailOf(maya),
    to,
    text: "And it smells.",
    headers: ["References: <mail-first@elsewhere.test>"],
  });
  await bring(later);
  await bring(aMail({ from: emailOf(maya), to, id: "mail-first", text: "It hums." }));
  expect(await saidIn(complaint.complaintId)).toEqual(["Maya: And it smells.", "Maya: It hums."]);
});

test("a forged token opens nothing: the mail is refused and kept", async () => {
  const complaint = await it.file(maya);
  const other = await it.addPerson("Olga", "user");
  const forged = answerTo(complaint, maya).replace(/[.][0-9a-f]{32}/, `.${"0".repeat(32)}`);
  await bring(aMail({ from: emailOf(maya), to: forged, text: "Close it." }));
  expect(await newest()).toMatchObject({ state: "refused", reason: "forged-token", words: "Close it." });
  await bring(aMail({ from: emailOf(other), to: answerTo(complaint, other), text: "Mine!" }));
  expect(await newest()).toMatchObject({ state: "refused", reason: "forged-token" });
  expect(await saidIn(complaint.complaintId)).toEqual([]);
});

test("one secret later a token is still good", async () => {
  const complaint = await it.file(maya);
  const mailbox = { ...desk.mailbox, secret: "the-next-one-for-tests", previousSecret: desk.mailbox.secret };
  const later = aMailbox({ ...it, desk: { ...desk, mailbox } });
  await later.bring(aMail({ from: emailOf(maya), to: answerTo(complaint, maya), text: "Still me." }));
  expect(await saidIn(complaint.complaintId)).toEqual(["Maya: Still me."]);
});

test("from another address than the customer's it waits for staff, and nobody is written to", async () => {
  const complaint = await it.file(maya);
  const before = await it.db.collection(mailRows).countDocuments({});
  await bring(aMail({ from: "maya@home.test", to: answerTo(complaint, maya), text: "From home." }));
  expect(await newest()).toMatchObject({
    state: "waits",
    reason: "other-address",
    from: "maya@home.test",
    complaintId: complaint.complaintId,
  });
  expect(await saidIn(complaint.complaintId)).toEqual([]);
  expect(await it.db.collection(mailRows).countDocuments({})).toBe(before);
});

test("what the owner of the domain disowns waits, whatever its token says", async () => {
  const complaint = await it.file(maya);
  const headers = [failedFor("example.test")];
  await bring(aMail({ from: emailOf(maya), to: answerTo(complaint, maya), text: "Me, honestly.", headers }));
  expect(await newest()).toMatchObject({ state: "waits", reason: "dmarc-failed" });
});

test("an answer to a question brings the complaint back to work; one to a solved complaint opens it again", async () => {
  await it.emptied();
  const asha = await it.addAgent("Asha");
  const complaint = await it.file(maya);
  await it.dispatch();
  await changeStatus(desk, asha, { id: complaint._id, status: "Waiting on Customer", message: "Which one?" });
  await bring(aMail({ from: emailOf(maya), to: answerTo(complaint, maya), text: "The red one." }));
  expect(await getComplaint(desk, ines, complaint._id)).toMatchObject({ status: "In Progress" });
  await changeStatus(desk, asha, { id: complaint._id, status: "Resolved" });
  await bring(aMail({ from: emailOf(maya), to: answerTo(complaint, maya), text: "It hums again." }));
  expect(await newest()).toMatchObject({ state: "taken", reason: "reopened" });
  expect(await getComplaint(desk, ines, complaint._id)).toMatchObject({ status: "Open" });
  expect((await saidIn(complaint._id)).at(-1)).toBe("Maya: It hums again.");
});

test("an answer without a word of its own waits", async () => {
  const complaint = await it.file(maya);
  await bring(aMail({ from: emailOf(maya), to: answerTo(complaint, maya), text: "\r\n" }));
  expect(await newest()).toMatchObject({ state: "waits", reason: "no-words" });
});

test("a text that no message holds is cut between two signs, and says that it goes on", async () => {
  const complaint = await it.file(maya);
  await bring(aMail({ from: emailOf(maya), to: answerTo(complaint, maya), text: "Так долго. ".repeat(2_000) }));
  const [said = ""] = await saidIn(complaint.complaintId);
  expect(said.length).toBeLessThan(5_010);
  expect(said).toMatch(/\[The mail goes on\. Staff find all of it in the inbox\.\]$/);
  expect((await newest()).whole).toHaveLength(21_999);
});
