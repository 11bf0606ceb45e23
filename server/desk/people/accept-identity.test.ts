import { afterAll, expect, test } from "vitest";
import { aTestClock, emailOf, startTestDesk } from "#server/desk/testing.ts";
import { acceptIdentity } from "./accept-identity.ts";
import { changePassword } from "./change-password.ts";
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

test("does not hand over an account that somebody registered with a password", async () => {
  const email = emailOf(await it.addPerson("Ada", "user"));
  const visit = acceptIdentity(desk, { ...grace, subject: "99", email });
  await expect(visit).rejects.toMatchObject({ code: "account.email-taken" });
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
