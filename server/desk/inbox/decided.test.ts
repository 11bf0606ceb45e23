import { expect, test } from "vitest";
import { auditRows } from "#server/desk/audit/rows.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { getComplaint } from "#server/desk/complaints/get-complaint.ts";
import { inboxRows } from "#server/desk/inbox/rows.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { acceptMail } from "./accept-mail.ts";
import { getMail } from "./get-mail.ts";
import { countWaiting, listInbox } from "./list-inbox.ts";
import { refuseMail } from "./refuse-mail.ts";
import { aMail, aMailbox, answerTo, emailOf, vouchedBy } from "./testing.ts";
import { writeMail } from "./write-mail.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
const { bring, read, newest } = aMailbox(it);
const asha = await it.addAgent("Asha");

/** From somebody whom nobody knows. */
async function aWaitingMail(from = "Olav Berg <olav@elsewhere.test>") {
  await bring(aMail({ from, subject: "A lamp", text: "It flickers." }));
  return newest();
}

test("accepted as a complaint it is its sender's, who claims the address until it is proved", async () => {
  const { id } = await aWaitingMail();
  const { complaintId } = await acceptMail(desk, asha, { id, as: "complaint", category: "Product" });
  expect(await getComplaint(desk, ines, complaintId)).toMatchObject({
    title: "A lamp",
    description: "It flickers.",
    category: "Product",
    channel: "mail",
    customer: { name: "Olav Berg", email: "olav@elsewhere.test" },
  });
  expect(await desk.inbox.find(id)).toMatchObject({ state: "taken", reason: "accepted", complaintId });
  expect(await it.db.collection(auditRows).find({ action: "mail.accepted", onId: id }).toArray()).toMatchObject([
    { actorId: asha.id },
  ]);
});

test("accepted as an answer it is its customer's, says from where it came, and moves what waited for it", async () => {
  const complaint = await it.file(maya);
  await bring(aMail({ from: "maya@home.test", to: answerTo(complaint, maya), text: "From home." }));
  const { id, complaintId } = await newest();
  await acceptMail(desk, asha, { id, as: "answer", complaintId: complaintId ?? "" });
  const { timeline } = await getComplaint(desk, ines, complaint._id);
  expect(timeline.at(-1)).toMatchObject({
    kind: "comment",
    by: { name: "Maya" },
    message: "By mail from maya@home.test:\n\nFrom home.",
  });
});

test("of two who decide at the same moment one is told so, and there is one complaint", async () => {
  const { id } = await aWaitingMail("two@elsewhere.test");
  const accept = (who: typeof ines) => acceptMail(desk, who, { id, as: "complaint", category: "Product" });
  const both = await Promise.allSettled([accept(asha), accept(ines)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "mail.decided" } });
});

test("what refuses it leaves it where it was", async () => {
  const { id } = await aWaitingMail("later@elsewhere.test");
  const accept = acceptMail(desk, asha, { id, as: "complaint", category: "Nothing" });
  await expect(accept).rejects.toMatchObject({ code: "category.not-found" });
  expect(await desk.inbox.find(id)).toMatchObject({ state: "waits" });
  await acceptMail(desk, asha, { id, as: "complaint", category: "Product" });
});

test("a complaint that has ended takes no answers, and says what to do", async () => {
  const { id } = await aWaitingMail("late@elsewhere.test");
  const complaint = await it.file(maya);
  await changeStatus(desk, ines, { id: complaint._id, status: "Closed" });
  const answer = acceptMail(desk, asha, { id, as: "answer", complaintId: complaint.complaintId });
  await expect(answer).rejects.toThrow(/takes no answers: it is Closed\. Reopen it first/);
});

test("a mail without one sender can be an answer, and no complaint", async () => {
  await bring(aMail({ from: "a@elsewhere.test, b@elsewhere.test", text: "Both." }));
  const { id } = await newest();
  const accept = acceptMail(desk, asha, { id, as: "complaint", category: "Product" });
  await expect(accept).rejects.toThrow(/names no one sender/);
});

test("refused it stays readable, and can be accepted after all", async () => {
  const { id } = await aWaitingMail("again@elsewhere.test");
  await refuseMail(desk, asha, { id });
  expect((await listInbox(desk, asha, { state: "refused" })).mails[0]).toMatchObject({ _id: id, reason: "by-staff" });
  await expect(refuseMail(desk, asha, { id })).rejects.toMatchObject({ code: "mail.decided" });
  await acceptMail(desk, asha, { id, as: "complaint", category: "Product" });
});

test("agents see what waits, but none of colleagues and none that is unreadable; customers see nothing", async () => {
  await it.db.collection(inboxRows).deleteMany({});
  await aWaitingMail("seen@elsewhere.test");
  await bring(aMail({ from: emailOf(ines), text: "A test", headers: [vouchedBy("example.test")] }));
  const ofColleague = await newest();
  await bring(Buffer.from([255, 0, 1, 10, 10, 65]));
  const unreadable = await newest();
  expect(unreadable).toMatchObject({ state: "unreadable", reason: "no-mail" });
  expect((await listInbox(desk, asha, { state: "waits" })).mails.map(({ from }) => from)).toEqual([
    "seen@elsewhere.test",
  ]);
  expect([await countWaiting(desk, asha), await countWaiting(desk, ines)]).toEqual([1, 2]);
  for (const { id } of [ofColleague, unreadable]) {
    await expect(getMail(desk, asha, { id })).rejects.toMatchObject({ code: "mail.not-found" });
  }
  expect((await getMail(desk, ines, { id: unreadable.id })).whole).toContain("A");
  await expect(listInbox(desk, maya, { state: "waits" })).rejects.toMatchObject({ code: "auth.forbidden" });
});

test("all of a mail's text is there for who asks for it", async () => {
  await bring(aMail({ from: "long@elsewhere.test", text: "Yes.\n\n> Quoted" }));
  expect(await getMail(desk, asha, { id: (await newest()).id })).toMatchObject({
    words: "Yes.",
    whole: "Yes.\n\n> Quoted",
  });
});

test("what is written into the catcher comes in like any mail, vouched for where it is the writer's own address", async () => {
  const account = { email: emailOf(ines), provedAt: new Date() };
  const mail = { subject: "Größe", text: "It hums – still." };
  await writeMail(desk, ines, account, { ...mail, from: emailOf(maya) });
  await read();
  expect(await newest()).toMatchObject({ state: "waits", reason: "not-vouched", ...{ subject: "Größe" } });
  const demo = { email: "user1@demo.test", provedAt: new Date() };
  await expect(writeMail(desk, maya, account, { ...mail, from: emailOf(maya) })).rejects.toMatchObject({
    code: "auth.forbidden",
  });
  await writeMail(desk, maya, demo, { ...mail, from: "user1@demo.test" });
  await read();
  expect(await newest()).toMatchObject({ from: "user1@demo.test", words: "It hums – still." });
  const sending = { ...desk, delivery: { ...desk.delivery, way: "smtp" as const } };
  const refused = writeMail(sending, ines, account, { ...mail, from: emailOf(maya) });
  await expect(refused).rejects.toThrow("No mails are caught here");
});
