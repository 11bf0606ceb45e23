import { afterAll, expect, test } from "vitest";
import { userIdOf } from "#server/core/ids.ts";
import { forgotPassword } from "#server/desk/people/forgot-password.ts";
import { visitFrom } from "#server/desk/people/testing.ts";
import { emailOf, startTestDesk } from "#server/desk/testing.ts";
import { systemIds } from "#server/platform/ids.ts";
import { deliveryOf } from "./delivery.ts";
import { listMails } from "./list-mails.ts";
import { mailRows } from "./rows.ts";

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
  const at = { publicUrl: "http://localhost:3000", isPublic: false };
  const wayOf = (more: object) => deliveryOf({ ...at, mode: "local", ...more }).way;
  expect(wayOf({ smtpUrl: "smtp://mail.test" })).toBe("smtp");
  expect([wayOf({}), wayOf({ mode: "dev" })]).toEqual(["caught", "caught"]);
  expect(wayOf({ mode: "production" })).toBe("none");
});

test("with a mail server the catcher is off", async () => {
  const mailing = { ...desk, delivery: { ...desk.delivery, way: "smtp" as const } };
  expect(await listMails(mailing, ines, known(emailOf(ines)))).toEqual({ isOn: false, mails: [] });
});
