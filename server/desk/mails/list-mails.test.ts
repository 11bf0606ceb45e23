import { afterAll, expect, test } from "vitest";
import { userIdOf } from "#server/core/ids.ts";
import { forgotPassword } from "#server/desk/people/forgot-password.ts";
import { visitFrom } from "#server/desk/people/testing.ts";
import { emailOf, startTestDesk } from "#server/desk/testing.ts";
import { systemIds } from "#server/platform/ids.ts";
import { deliveryOf } from "./delivery.ts";
import { listMails } from "./list-mails.ts";
import { mailRows } from "./rows.ts";
import { showMail } from "./show-mail.ts";

const it = await startTestDesk();
afterAll(() => it.stop());
const { desk } = it;
const ines = await it.addPerson("Ines", "admin");
const maya = await it.addPerson("Maya", "user");
const demo = { id: userIdOf(systemIds.documentId()), name: "Demo", role: "user" as const };
await desk.accounts.insert({
  ...{ ...demo, email: "user1@demo.test", active: true, passwordHash: null, identity: null, createdAt: new Date() },
});
for (const [at, email] of [emailOf(maya), "user1@demo.test"].entries())
  await forgotPassword(desk, { email }, visitFrom(`10.8.0.${at}`));

const known = (email: string, provedAt: Date | null = new Date()) => ({ email, provedAt });

test("administrators see every mail, newest first, and people of the demo their own", async () => {
  const all = await listMails(desk, ines, known(emailOf(ines)));
  expect(all).toMatchObject({ isOn: true, mails: [{ to: "user1@demo.test" }, { to: emailOf(maya) }] });
  expect(all.mails[0]?.link).toContain("/link#");
  expect(await listMails(desk, demo, known("user1@demo.test"))).toMatchObject({ mails: [{ to: "user1@demo.test" }] });
});

test("nobody reads there the link that would prove a stranger's address", async () => {
  await expect(listMails(desk, maya, known(emailOf(maya)))).rejects.toMatchObject({ code: "auth.forbidden" });
  const squatter = listMails(desk, demo, known("new@demo.test", null));
  await expect(squatter).rejects.toMatchObject({ code: "auth.forbidden" });
});

test("a public desk keeps no secret link, not even in its database", async () => {
  const shown = { ...desk, delivery: { ...desk.delivery, showsLinks: false } };
  await forgotPassword(shown, { email: emailOf(maya) }, visitFrom("10.8.1.1"));
  const { mails } = await listMails(shown, ines, known(emailOf(ines)));
  expect(mails[0]).toMatchObject({ to: emailOf(maya), subject: "A new password", link: null });
  const newest = await it.db.collection(mailRows).find({}).sort({ _id: -1 }).limit(1).next();
  expect(JSON.stringify(newest)).not.toContain("#");
});

test("mails go out where a mail server is named, are caught on one machine, and are not made in production", () => {
  const at = { publicUrl: "http://localhost:3000", isPublic: false, mailGatherMs: 0 };
  const wayOf = (more: object) => deliveryOf({ ...at, mode: "local", ...more }).way;
  expect(wayOf({ smtpUrl: "smtp://mail.test" })).toBe("smtp");
  expect([wayOf({}), wayOf({ mode: "dev" })]).toEqual(["caught", "caught"]);
  expect(wayOf({ mode: "production" })).toBe("none");
});

test("with a mail server the catcher is off", async () => {
  const mailing = { ...desk, delivery: { ...desk.delivery, way: "smtp" as const } };
  expect(await listMails(mailing, ines, known(emailOf(ines)))).toEqual({
    isOn: false,
    mails: [],
    gathered: [],
    writesAs: null,
  });
});

test("what is gathered says to whom, about what, and when it goes, to whoever may see the mail", async () => {
  const { asha, complaintId } = { asha: await it.addAgent("Asha"), ...(await it.file(demo)) };
  await it.dispatch();
  await it.delivered();
  const gathering = { ...desk, delivery: { ...desk.delivery, gatherMs: 120_000 } };
  const { gathered } = await listMails(gathering, ines, known(emailOf(ines)));
  expect(gathered.map(({ to, ...rest }) => [to, rest.complaintId, rest.count]).toSorted()).toEqual(
    [
      ["user1@demo.test", complaintId, 1],
      [emailOf(asha), complaintId, 1],
    ].toSorted(),
  );
  const goesIn = gathered.map(({ goesAt }) => new Date(goesAt).getTime() - Date.now());
  expect(goesIn.every((ms) => ms > 0 && ms <= 120_000)).toBe(true);
  expect((await listMails(gathering, demo, known("user1@demo.test"))).gathered.map(({ to }) => to)).toEqual([
    "user1@demo.test",
  ]);
  await desk.notifications.markRead(demo.id, null, new Date());
  expect((await listMails(gathering, demo, known("user1@demo.test"))).gathered).toEqual([]);
});

test("one of them is shown as a mail program shows it, to whoever may see it, those of the version before included", async () => {
  const { mails } = await listMails(desk, ines, known(emailOf(ines)));
  const [theirs, mayas] = ["user1@demo.test", emailOf(maya)].map((to) => mails.find((mail) => mail.to === to));
  const shown = await showMail(desk, demo, known("user1@demo.test"), { id: theirs?._id ?? "" });
  expect(shown.html).toContain("Choose a password");
  expect(shown.html).toContain(`href="${theirs?.link}"`);
  for (const id of [mayas?._id ?? "", "0".repeat(24), "none"]) {
    const refused = showMail(desk, demo, known("user1@demo.test"), { id });
    await expect(refused).rejects.toMatchObject({ code: "mail.not-found" });
  }
  const before = { subject: "COMP-10001: Solved", text: "Solved\n\nhttp://desk.test/complaints/COMP-10001" };
  const kept = { kind: "notice", to: emailOf(maya), link: null, state: "kept", ...before } as const;
  const [id, at] = [systemIds.documentId(), new Date()];
  await desk.mails.insert({ ...kept, id, userId: maya.id, at, dueAt: at, until: at });
  expect((await showMail(desk, ines, known(emailOf(ines)), { id })).html).toContain("COMP-10001: Solved");
  expect((await listMails(desk, ines, known(emailOf(ines)))).mails.find(({ _id }) => _id === id)).toMatchObject(before);
});

test("with it come the headers that it would be sent with, as the library writes them that sends it", async () => {
  const [id, at] = [systemIds.documentId(), new Date("2036-03-02T09:00:00.000Z")];
  const says = { subject: "COMP-10001: Кабель", text: ["Solved"], stop: "http://desk.test/unsubscribe/x" };
  const news = {
    sentAs: "e1.u1",
    references: ["<first@desk.test>", "<last@elsewhere.test>"],
    replyTo: "help+1.a@desk.test",
  };
  const kept = { kind: "notice", to: emailOf(maya), link: null, state: "kept", says, ...news } as const;
  await desk.mails.insert({ ...kept, id, userId: maya.id, at, dueAt: at, until: at });
  const { headers } = await showMail(desk, ines, known(emailOf(ines)), { id });
  const valueOf = (name: string) => headers.find((each) => each.name.toLowerCase() === name)?.value;
  expect(valueOf("message-id")).toBe("<e1.u1@desk.test>");
  expect(valueOf("in-reply-to")).toBe("<last@elsewhere.test>");
  expect(valueOf("references")).toBe("<first@desk.test> <last@elsewhere.test>");
  expect(valueOf("from")).toBe("QuickFix <help@desk.test>");
  expect(valueOf("to")).toBe(emailOf(maya));
  expect(valueOf("reply-to")).toBe("help+1.a@desk.test");
  expect(valueOf("list-unsubscribe")).toBe("<http://desk.test/unsubscribe/x/now>");
  expect(valueOf("list-id")).toBe("QuickFix <news.desk.test>");
  expect(valueOf("auto-submitted")).toBe("auto-generated");
  expect(valueOf("subject")).toMatch(/^=[?]UTF-8[?]/);
  expect(valueOf("date")).toBe("Sun, 02 Mar 2036 09:00:00 +0000");
  expect(valueOf("content-type")).toMatch(/^multipart[/]alternative;/);
});
