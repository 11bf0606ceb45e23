import { afterAll, expect, test } from "vitest";
import { aTestClock, startTestDesk } from "#server/desk/testing.ts";
import { register } from "./register.ts";
import { signInAt, visitFrom } from "./testing.ts";
import { Register } from "./wire.ts";

const clock = aTestClock();
const it = await startTestDesk({ clock });
afterAll(() => it.stop());
const { desk } = it;

const ada = { name: "Ada", email: "ada@example.com", password: "a good password" };

test("makes a user who can sign in, with the address in lower case", async () => {
  const input = Register.parse({ ...ada, email: " Ada.L@Example.com " });
  const account = await register(desk, input, visitFrom("10.1.0.1"));
  expect(account).toMatchObject({ role: "user", active: true, email: "ada.l@example.com" });
  const credentials = { email: "ada.l@example.com", password: ada.password };
  await expect(signInAt(desk, credentials, visitFrom("10.1.0.1"))).resolves.toMatchObject({ id: account.id });
});

test("never makes anything but a user, whatever is sent along", async () => {
  const input = Register.parse({ ...ada, email: "sly@example.com", role: "admin", active: true });
  await expect(register(desk, input, visitFrom("10.1.0.1"))).resolves.toMatchObject({ role: "user" });
});

test("stores no password", async () => {
  const account = await register(desk, { ...ada, email: "hash@example.com" }, visitFrom("10.1.0.1"));
  const stored = await desk.accounts.findById(account.id);
  expect(stored?.passwordHash).toMatch(/^\$argon2id\$/);
  expect(JSON.stringify(stored)).not.toContain(ada.password);
});

test("gives an address to one of two who register it at the same moment", async () => {
  const both = await Promise.allSettled(
    ["One", "Two"].map((name) => register(desk, { ...ada, name, email: "same@example.com" }, visitFrom("10.1.0.1"))),
  );
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const refused = both.find(({ status }) => status === "rejected");
  expect(refused).toMatchObject({
    reason: { code: "account.email-taken", detail: { fields: { email: expect.any(String) } } },
  });
});

test("stops one machine that registers a hundred accounts in an hour", async () => {
  const { hit } = desk.attempts;
  for (let i = 0; i < 100; i++) await hit("register:10.1.0.9", 3_600_000, desk.clock.now());
  const refused = register(desk, { ...ada, email: "many@example.com" }, visitFrom("10.1.0.9"));
  await expect(refused).rejects.toMatchObject({ code: "request.too-many" });
  clock.advance(3_600_000);
  await register(desk, { ...ada, email: "many@example.com" }, visitFrom("10.1.0.9"));
});
