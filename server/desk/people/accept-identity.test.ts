import { afterAll, expect, test } from "vitest";
import { acceptIdentity } from "./accept-identity.ts";
import { authenticate } from "./authenticate.ts";
import { changePassword } from "./change-password.ts";
import { startAccountWorld } from "./testing.ts";

const world = await startAccountWorld();
const { deps } = world;
afterAll(() => world[Symbol.asyncDispose]());

const grace = { provider: "google" as const, subject: "1234", email: "Grace@example.com", name: "Grace" };

test("the first visit makes a user, later ones find it, even with a new address", async () => {
  const first = await acceptIdentity(deps, grace);
  expect(first).toMatchObject({ role: "user", email: "grace@example.com", passwordHash: null });
  const again = await acceptIdentity(deps, { ...grace, email: "grace@elsewhere.example" });
  expect(again.id).toBe(first.id);
});

test("two first visits at the same moment make one account", async () => {
  const twin = { ...grace, subject: "77", email: "twin@example.com" };
  const accounts = await Promise.all([acceptIdentity(deps, twin), acceptIdentity(deps, twin)]);
  expect(new Set(accounts.map(({ id }) => id)).size).toBe(1);
});

test("does not hand over an account that somebody registered with a password", async () => {
  const { email } = await world.person();
  const visit = acceptIdentity(deps, { ...grace, subject: "99", email });
  await expect(visit).rejects.toMatchObject({ code: "account.email-taken" });
});

test("has no password: none opens it, and none can be changed", async () => {
  const account = await acceptIdentity(deps, { ...grace, provider: "github", subject: "5", email: "gh@example.com" });
  const signIn = authenticate(deps, { email: "gh@example.com", password: "null" }, { ip: "10.4.0.1" });
  await expect(signIn).rejects.toMatchObject({ code: "auth.invalid-credentials" });
  const change = changePassword(deps, account, { current: "", next: "a good password" });
  await expect(change).rejects.toThrow("has no password");
});

test("a switched-off account stays shut", async () => {
  const account = await acceptIdentity(deps, { ...grace, subject: "off", email: "off@example.com" });
  await deps.accounts.setActive(account.id, false);
  const visit = acceptIdentity(deps, { ...grace, subject: "off", email: "off@example.com" });
  await expect(visit).rejects.toThrow("switched off");
});

test("somebody without a name is called by their address", async () => {
  const account = await acceptIdentity(deps, {
    ...grace,
    subject: "nameless",
    email: "no.name@example.com",
    name: " ",
  });
  expect(account.name).toBe("no.name");
});
