import { afterAll, expect, test } from "vitest";
import { auditRows } from "#server/desk/audit/rows.ts";
import { aTestClock, emailOf, startTestDesk } from "#server/desk/testing.ts";
import { acceptIdentity } from "./accept-identity.ts";
import { changePassword } from "./change-password.ts";
import { createToken } from "./create-token.ts";
import { signInAt, visitFrom } from "./testing.ts";

const clock = aTestClock();
const it = await startTestDesk({ clock });
afterAll(() => it.stop());
const { desk } = it;

const grace = { provider: "google" as const, subject: "1234", email: "Grace@example.com", name: "Grace" };

test("the first visit makes a user, later ones find it, even with a new address", async () => {
  const first = await acceptIdentity(desk, grace);
  expect(first).toMatchObject({ role: "user", email: "grace@example.com", passwordHash: null });
  const again = await acceptIdentity(desk, { ...grace, email: "grace@elsewhere.example" });
  expect(again.id).toBe(first.id);
});

test("two first visits at the same moment make one account", async () => {
  const twin = { ...grace, subject: "77", email: "twin@example.com" };
  const accounts = await Promise.all([acceptIdentity(desk, twin), acceptIdentity(desk, twin)]);
  expect(new Set(accounts.map(({ id }) => id)).size).toBe(1);
});

test("gives a customer's account to whoever proves its address, and ends what was set before, with a row that says so", async () => {
  const ada = await it.addPerson("Ada", "user");
  await createToken(desk, ada, { name: "till", scope: "read", expiresInDays: 1 });
  const account = await acceptIdentity(desk, { ...grace, subject: "98", email: emailOf(ada) });
  expect(account).toMatchObject({ id: ada.id, name: "Ada", passwordHash: null, sessionVersion: 2 });
  expect(await desk.apiTokens.count(ada.id)).toBe(0);
  const rows = await it.db.collection(auditRows).find({ onId: ada.id, action: "account.proved" }).toArray();
  expect(rows).toMatchObject([{ actorId: ada.id, after: { with: "google" } }]);
  expect((await acceptIdentity(desk, { ...grace, subject: "98", email: "moved@example.com" })).id).toBe(ada.id);
});

test("hands over no account of staff, none with a second factor, none that another provider's account opens", async () => {
  const staff = await it.addPerson("Asha", "agent");
  const careful = await it.addPerson("Maya", "user");
  await desk.secondFactors.offer(careful.id, "sealed");
  await desk.secondFactors.turnOn(careful.id, {
    secret: "sealed",
    confirmedAt: clock.now(),
    lastStep: 1,
    recovery: [],
  });
  const bound = await acceptIdentity(desk, { ...grace, subject: "97", email: "bound@example.com" });
  for (const email of [emailOf(staff), emailOf(careful), bound.email]) {
    const visit = acceptIdentity(desk, { ...grace, provider: "github", subject: "99", email });
    await expect(visit).rejects.toMatchObject({ code: "account.email-taken" });
  }
});

test("has no password: none opens it, and none can be changed", async () => {
  const account = await acceptIdentity(desk, { ...grace, provider: "github", subject: "5", email: "gh@example.com" });
  const signIn = signInAt(desk, { email: "gh@example.com", password: "null" }, visitFrom("10.4.0.1"));
  await expect(signIn).rejects.toMatchObject({ code: "auth.invalid-credentials" });
  const change = changePassword(desk, account, { current: "", next: "seven good umbrellas" });
  await expect(change).rejects.toThrow("has no password");
});

test("a switched-off account stays shut", async () => {
  const account = await acceptIdentity(desk, { ...grace, subject: "off", email: "off@example.com" });
  await desk.accounts.setActive(account.id, false);
  const visit = acceptIdentity(desk, { ...grace, subject: "off", email: "off@example.com" });
  await expect(visit).rejects.toThrow("switched off");
});

test("somebody without a name is called by their address", async () => {
  const account = await acceptIdentity(desk, {
    ...grace,
    subject: "nameless",
    email: "no.name@example.com",
    name: " ",
  });
  expect(account.name).toBe("no.name");
});

test("a name from elsewhere is kept as any name is: one line, nothing that hides, cut between two signs", async () => {
  const account = await acceptIdentity(desk, {
    ...grace,
    subject: "long",
    email: "long@example.com",
    name: `Gra\u200bce\u202e\n${"x".repeat(73)}👨‍👩‍👧`,
  });
  expect(account.name).toBe(`Grace ${"x".repeat(73)}`);
});
