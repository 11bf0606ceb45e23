import { expect, test } from "vitest";
import { getComplaint } from "#server/desk/complaints/get-complaint.ts";
import { linkRows } from "#server/desk/links/rows.ts";
import { useLink } from "#server/desk/links/use-link.ts";
import { mailRows } from "#server/desk/mails/rows.ts";
import { userRows } from "#server/desk/people/rows.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { PASSWORD } from "#server/desk/testing.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { aMail, aMailbox, emailOf, failedFor, vouchedBy } from "./testing.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
const { bring, newest } = aMailbox(it);
const VOUCHED = [vouchedBy("example.test")];

const sentTo = (to: string) => it.db.collection(mailRows).find({ to }).sort({ _id: 1 }).toArray();

test("a mail from a proved account that the mail server vouches for is a complaint of theirs", async () => {
  await bring(aMail({ from: emailOf(maya), subject: "The lamp flickers", text: "Since Monday.", headers: VOUCHED }));
  const kept = await newest();
  expect(kept).toMatchObject({ state: "taken", reason: "filed" });
  expect(await getComplaint(desk, ines, kept.complaintId ?? "")).toMatchObject({
    title: "The lamp flickers",
    description: "Since Monday.",
    category: "General",
    priority: "Medium",
    userId: maya.id,
    channel: "mail",
  });
});

test("without a subject its first words are its title", async () => {
  await bring(aMail({ from: emailOf(maya), subject: "", text: "The door is stuck.", headers: VOUCHED }));
  const { complaintId } = await newest();
  expect(await getComplaint(desk, ines, complaintId ?? "")).toMatchObject({ title: "The door is stuck." });
});

test("an answer whose address was lost is found by the number in its subject, where that is theirs", async () => {
  const complaint = await it.file(maya);
  const subject = `Re: ${complaint.complaintId}: The kettle hums`;
  await bring(aMail({ from: emailOf(maya), subject, text: "It is the red one.", headers: VOUCHED }));
  expect(await newest()).toMatchObject({ state: "taken", reason: "answered", complaintId: complaint.complaintId });
  const olga = await it.addPerson("Olga", "user");
  await bring(aMail({ from: emailOf(olga), subject, text: "Mine hums as well.", headers: VOUCHED }));
  expect(await newest()).toMatchObject({ state: "taken", reason: "filed" });
});

test("where nobody vouches for its sender it waits, and its proved owner is not written to", async () => {
  await bring(aMail({ from: emailOf(maya), text: "As if from Maya." }));
  expect(await newest()).toMatchObject({ state: "waits", reason: "not-vouched" });
  expect(await sentTo(emailOf(maya))).toEqual([]);
});

test("from an address that nobody knows it waits, and is asked once a day whose it is, in words that quote nothing", async () => {
  await bring(aMail({ from: "New Person <new@elsewhere.test>", subject: "BUY NOW", text: "Cheap lamps" }));
  expect(await newest()).toMatchObject({ state: "waits", reason: "unknown-sender", fromName: "New Person" });
  await bring(aMail({ from: "new@elsewhere.test", subject: "And again", text: "More" }));
  const sent = await sentTo("new@elsewhere.test");
  expect(sent).toMatchObject([{ says: { subject: { key: "mails.sender.subject" } }, state: "kept", kind: "verify" }]);
  expect(JSON.stringify(sent)).not.toMatch(/BUY|lamps|New Person/);
});

test("whoever opens that link has a proved account, and their next mail is theirs", async () => {
  await bring(aMail({ from: "olav@elsewhere.test", text: "Do you repair lamps?" }));
  const [mail] = await sentTo("olav@elsewhere.test");
  const token = mail?.link?.split("#")[1] ?? "";
  await useLink(desk, { token, name: "Olav", password: PASSWORD }, null);
  const headers = [vouchedBy("elsewhere.test")];
  await bring(aMail({ from: "olav@elsewhere.test", subject: "A lamp", text: "It flickers.", headers }));
  expect(await newest()).toMatchObject({ state: "taken", reason: "filed" });
});

test("whoever claims an address and has not proved it is asked to", async () => {
  const rosa = await it.addPerson("Rosa", "user");
  const row = { _id: toObjectId(rosa.id) };
  const claimed = { email: `${rosa.id}@claim.invalid`, claims: "rosa@elsewhere.test", provedAt: null };
  await it.db.collection(userRows).updateOne(row, { $set: claimed });
  await bring(aMail({ from: "rosa@elsewhere.test", text: "Hello", headers: [vouchedBy("elsewhere.test")] }));
  expect(await newest()).toMatchObject({ state: "waits", reason: "not-proved" });
  expect(await sentTo("rosa@elsewhere.test")).toHaveLength(1);
  expect(await it.db.collection(linkRows).countDocuments({ email: "rosa@elsewhere.test", kind: "verify" })).toBe(1);
});

test("where DMARC failed nobody is written to", async () => {
  await bring(aMail({ from: "victim@bank.test", text: "Forged", headers: [failedFor("bank.test")] }));
  expect(await newest()).toMatchObject({ state: "waits", reason: "dmarc-failed" });
  expect(await sentTo("victim@bank.test")).toEqual([]);
});

test("what colleagues write waits, where agents do not see it", async () => {
  await bring(aMail({ from: emailOf(ines), text: "A test", headers: VOUCHED }));
  expect(await newest()).toMatchObject({ state: "waits", reason: "from-staff", forAdmins: true });
});

test("what the desk refuses waits with the sentence that refused it", async () => {
  const full = { ...desk, filing: { ...desk.filing, maxOpen: 0 } };
  await aMailbox({ ...it, desk: full }).bring(aMail({ from: emailOf(maya), text: "One more", headers: VOUCHED }));
  expect(await newest()).toMatchObject({
    state: "waits",
    reason: "not-possible",
    detail: expect.stringMatching(/open/),
  });
});

test("a mail with two senders, or with none, waits", async () => {
  await bring(aMail({ from: `${emailOf(maya)}, other@elsewhere.test`, text: "Both of us", headers: VOUCHED }));
  expect(await newest()).toMatchObject({ state: "waits", reason: "no-sender", from: null });
  await bring(aMail({ from: emailOf(maya), text: "Twice", headers: [...VOUCHED, "From: other@elsewhere.test"] }));
  expect(await newest()).toMatchObject({ state: "waits", reason: "no-sender" });
});
