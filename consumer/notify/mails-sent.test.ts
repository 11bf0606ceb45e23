import { afterAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { addComment } from "#server/desk/complaints/add-comment.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { correctComplaint } from "#server/desk/complaints/correct-complaint.ts";
import { markSeen } from "#server/desk/complaints/mark-seen.ts";
import { composeErasers } from "#server/desk/compose-erasers.ts";
import { erasePerson } from "#server/desk/erasure/erase-person.ts";
import { aMail, aMailbox, vouchedBy } from "#server/desk/inbox/testing.ts";
import { notificationRows } from "#server/desk/notices/rows.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { emailOf, MAILBOX } from "#server/desk/testing.ts";
import { createMailing } from "./mailing.ts";
import { startMailServer } from "./testing/mail-server.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
const { bring } = aMailbox(it);
const server = await startMailServer();
afterAll(() => server[Symbol.asyncDispose]());

const NO_LEASE_MS = { pageMs: 60_000, programMs: 60_000, holdMs: 60_000 };
/** A consumer's mailing, on the real server. */
function aMailer(url = server.url) {
  const warnings: object[] = [];
  const mailing = createMailing(
    it.db,
    {
      ...{ smtpUrl: url, imapUrl: "imap://me@127.0.0.1", mode: "production", publicUrl: "http://desk.test" },
      ...{ isPublic: false, mailGatherMs: 0, presence: NO_LEASE_MS },
      ...{ mailFrom: MAILBOX.address, authSecret: MAILBOX.secret },
    },
    { waiting: (_, loop) => loop, resting: (_, loop) => loop },
    { warn: (about: unknown) => void warnings.push(about as object) },
  );
  afterAll(() => mailing[Symbol.dispose]());
  const loop = mailing.loops.find(({ name }) => name === "mail");
  return { turn: async () => loop?.turn(new AbortController().signal), warnings };
}
const { turn } = aMailer();
/** Leases of earlier tries are over. */
const later = () =>
  it.db
    .collection(notificationRows)
    .updateMany({ mailLease: { $ne: null } }, { $set: { mailLease: new Date(Date.now() - 1) } });

beforeEach(async () => {
  await it.emptied();
  server.taken.length = 0;
  server.judge = () => {};
});

const mailsTo = (who: Actor) =>
  server.taken.filter(({ to }) => [to].flat().some((each) => each?.text === emailOf(who)));

async function aTicket(title = "The kettle hums") {
  const asha = await it.addAgent("Asha");
  const { _id: id, complaintId } = await it.file(maya, { title });
  await assignComplaint(desk, ines, { id, agentId: asha.id });
  const says = async (message: string) => {
    await addComment(desk, asha, { id, message, internal: false });
    await it.delivered();
  };
  await it.delivered();
  return { asha, id, complaintId, says };
}

test("all mails about one complaint are one thread with one subject, whatever the complaint is called by then", async () => {
  const { asha, id, complaintId, says } = await aTicket();
  await turn();
  await says("Which one?");
  await turn();
  await correctComplaint(desk, ines, { id, title: "The blue kettle hums" });
  await changeStatus(desk, asha, { id, status: "Resolved", message: "A new one is on its way." });
  await it.delivered();
  await turn();
  const mails = mailsTo(maya);
  expect(mails.map(({ subject }) => subject)).toEqual(Array(3).fill(`${complaintId}: The kettle hums`));
  const [first, second, third] = mails.map(({ messageId }) => messageId);
  expect(mails.map(({ inReplyTo }) => inReplyTo)).toEqual([undefined, first, second]);
  expect(mails.map(({ references }) => references)).toEqual([undefined, first, [first, second]]);
  expect(new Set([first, second, third]).size).toBe(3);
  // What staff are mailed of it is a thread of its own.
  const [toAsha] = mailsTo(asha);
  expect([toAsha?.inReplyTo, toAsha?.references]).toEqual([undefined, undefined]);
});

test("a mail comes from the desk, goes to its reply address, and says that a program wrote it", async () => {
  await aTicket();
  await turn();
  const [mail] = mailsTo(maya);
  expect(mail?.from?.value).toEqual([{ name: "QuickFix", address: MAILBOX.address }]);
  expect(mail?.replyTo?.text).toMatch(/^help\+\d+\.[0-9a-f]{32}@desk[.]test$/);
  const header = (name: string) => mail?.headerLines.find(({ key }) => key === name)?.line.replace(/\s+/g, " ");
  expect(header("auto-submitted")).toBe("Auto-Submitted: auto-generated");
  expect(header("x-auto-response-suppress")).toBe("X-Auto-Response-Suppress: All");
  const stop = header("list-unsubscribe") ?? "";
  expect(stop).toMatch(
    /^List-Unsubscribe: <http:\/\/desk[.]test\/unsubscribe\/[0-9a-f]{24}[.]progress[.][0-9a-f]{32}\/now>$/,
  );
  expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  const [, address = ""] = /<(.*)\/now>/.exec(stop) ?? [];
  expect(mail?.text).toContain(`No more mails like this: ${address}\n`);
  expect(mail?.html).toContain(`href="${address}"`);
  expect(header("list-id")).toBe("List-ID: QuickFix <news.desk.test>");
});

test("what a customer wrote by mail is in the thread: the complaint that came by it, and each answer", async () => {
  const from = emailOf(maya);
  await bring(
    aMail({
      ...{ from, id: "first", subject: "The lamp flickers", text: "All day." },
      headers: [vouchedBy("example.test")],
    }),
  );
  const asha = await it.addAgent("Asha");
  await it.dispatch();
  await it.delivered();
  await turn();
  const [told] = mailsTo(maya);
  expect(told?.subject).toMatch(/^COMP-\d+: The lamp flickers$/);
  expect([told?.inReplyTo, told?.references]).toEqual(["<first@elsewhere.test>", "<first@elsewhere.test>"]);

  await bring(
    aMail({
      from,
      id: "second",
      to: told?.replyTo?.text ?? "",
      subject: `Re: ${told?.subject}`,
      text: "Since the storm.",
    }),
  );
  const complaintId = told?.subject?.split(":")[0] ?? "";
  await addComment(desk, asha, { id: complaintId, message: "Which storm?", internal: false });
  await it.delivered();
  await turn();
  const answered = mailsTo(maya).at(-1);
  expect(answered?.subject).toBe(told?.subject);
  expect(answered?.inReplyTo).toBe("<second@elsewhere.test>");
  expect(answered?.references).toEqual(["<first@elsewhere.test>", told?.messageId, "<second@elsewhere.test>"]);
});

test("what happens to one complaint while it is gathered is one mail, without what was read", async () => {
  const { id, says } = await aTicket();
  await markSeen(desk, maya, { id, rev: 2 });
  await says("Which one?");
  await says("And since when?");
  await turn();
  const mails = mailsTo(maya);
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text).toContain("New reply to your complaint (2 times)");
  expect(mails[0]?.text).not.toContain("working on it");
});

test("a mail says what was written, as text in both of its forms, and notes are for whom they call", async () => {
  const { asha, id, complaintId, says } = await aTicket();
  const lena = await it.addAgent("Lena", { onDuty: false });
  await says("Is it <b>blue</b>?\nOr red?");
  const mentions = [{ kind: "person" as const, id: lena.id, as: "Lena" }];
  await addComment(desk, asha, { id, message: "@Lena has a blue one.", internal: true, mentions });
  await it.delivered();
  await turn();
  const [toMaya] = mailsTo(maya);
  expect(toMaya?.text).toContain("Asha (agent) wrote:\n| Is it <b>blue</b>?\n| Or red?\n");
  expect(toMaya?.html).toContain("Is it &lt;b&gt;blue&lt;/b&gt;?<br/>Or red?");
  expect(toMaya?.text).not.toContain("has a blue one");
  const [toLena] = mailsTo(lena);
  expect(toLena?.text).toContain("Asha (agent) wrote among staff:\n| @Lena has a blue one.\n");
  expect(toLena?.text).toMatch(new RegExp(`/complaints/${complaintId}#said-\\d+\n`));
});

test("what its writer's customer took away with themselves before a mail goes is not in it", async () => {
  const { asha, id } = await aTicket();
  const gone = await it.addPerson("Gone", "user");
  const theirs = await it.file(gone);
  await assignComplaint(desk, ines, { id: theirs._id, agentId: asha.id });
  await addComment(desk, gone, { id: theirs._id, message: "My number is 555.", internal: false });
  await addComment(desk, maya, { id, message: "It still hums.", internal: false });
  await it.delivered();
  await erasePerson({ ...desk, ...composeErasers(it.db) }, ines, { userId: gone.id });
  await turn();
  const texts = mailsTo(asha).map(({ text }) => text ?? "");
  expect(texts.some((text) => text.includes("Maya (customer) wrote:\n| It still hums."))).toBe(true);
  expect(texts.some((text) => text.includes("555"))).toBe(false);
});

test("nobody is mailed of their own doing", async () => {
  const { asha, id } = await aTicket();
  await markSeen(desk, maya, { id, rev: 99 });
  await addComment(desk, maya, { id, message: "It still hums.", internal: false });
  await changeStatus(desk, maya, { id, status: "Closed", message: "Never mind." });
  await it.delivered();
  await turn();
  expect(mailsTo(maya)).toEqual([]);
  expect(mailsTo(asha)).toHaveLength(1);
});

test("a mailer that dies once a mail was taken leaves it to another, who sends the same one; what came since is the next", async () => {
  const { says } = await aTicket();
  // The server has it, and the mailer never hears that.
  server.judge = (mail) => {
    server.taken.push(mail);
    throw Object.assign(new Error("4.3.0 lost"), { responseCode: 451 });
  };
  await turn();
  server.judge = () => {};
  await says("Which one?");
  await later();
  await turn();
  const [first, ...others] = mailsTo(maya);
  const again = others.find(({ messageId }) => messageId === first?.messageId);
  expect(again?.text).toBe(first?.text);
  expect(others.filter((mail) => mail !== again).map(({ references }) => references)).toEqual([first?.messageId]);
});

test("while the mail server is away nothing is lost, and when it is back each mail comes once, from whichever consumer", async () => {
  const away = await startMailServer();
  const { url } = away;
  await away[Symbol.asyncDispose]();
  const [one, other] = [aMailer(url), aMailer(url)];
  const { says } = await aTicket();
  const elsewhere = await aTicket("The lamp flickers");
  expect(await one.turn()).toBe(15_000);
  await says("Which one?");
  await other.turn();
  expect(one.warnings).toHaveLength(1);

  await using back = await startMailServer(Number(new URL(url).port));
  await later();
  await Promise.all([one.turn(), other.turn(), one.turn(), other.turn()]);
  const subjects = back.taken.filter(({ to }) => [to].flat()[0]?.text === emailOf(maya)).map(({ subject }) => subject);
  expect(new Set(subjects).size).toBe(2);
  expect(subjects.some((subject) => subject?.startsWith(elsewhere.complaintId))).toBe(true);
  const ids = back.taken.map(({ messageId }) => messageId);
  expect(new Set(ids).size).toBe(ids.length);
  const left = { emailedAt: null, readAt: null };
  expect(await it.db.collection(notificationRows).countDocuments(left)).toBe(0);
});
