import { afterAll, expect, test } from "vitest";
import { mailsTo } from "#server/desk/links/testing.ts";
import { aTestClock, emailOf, startTestDesk } from "#server/desk/testing.ts";
import { register } from "./register.ts";
import { signInAt, visitFrom } from "./testing.ts";
import { Register } from "./wire.ts";

// In the future: the database itself takes away what is over by its own clock.
const clock = aTestClock("2036-03-02T09:00:00.000Z");
const it = await startTestDesk({ clock });
afterAll(() => it.stop());
const { desk } = it;

const ada = { name: "Ada", email: "ada@example.com", password: "seven good umbrellas" };
const from = visitFrom("10.1.0.1");
const signIn = (email: string, password = ada.password) => signInAt(desk, { email, password }, from);

test("makes a user who can sign in at once, with the address in lower case and not proved", async () => {
  await register(desk, Register.parse({ ...ada, email: " Ada.L@Example.com " }), from);
  const account = await signIn("ada.l@example.com");
  expect(account).toMatchObject({ role: "user", active: true, email: "ada.l@example.com", provedAt: null });
  expect(await desk.accounts.findByEmail("ada.l@example.com")).toBeNull();
});

test("never makes anything but a user, whatever is sent along", async () => {
  await register(desk, Register.parse({ ...ada, email: "sly@example.com", role: "admin", active: true }), from);
  expect(await signIn("sly@example.com")).toMatchObject({ role: "user" });
});

test("stores no password", async () => {
  await register(desk, { ...ada, email: "hash@example.com" }, from);
  const stored = await desk.accounts.findClaim("hash@example.com");
  expect(stored?.passwordHash).toMatch(/^\$argon2id\$/);
  expect(JSON.stringify(stored)).not.toContain(ada.password);
});

test("what is mailed carries none of the words that were typed", async () => {
  const words = { ...ada, name: "You won! Open evil.example", email: "spammed@example.com" };
  await register(desk, words, from);
  const [mail] = await mailsTo(desk, words.email);
  expect(mail).toMatchObject({ kind: "verify", link: expect.stringContaining("/link#") });
  expect(JSON.stringify(mail)).not.toContain("evil");
});

test("an address with an account is answered alike, lets in alike, and costs the same commands", async () => {
  const owner = await it.addPerson("Olga", "user");
  const sent = async (email: string) => {
    it.commands.length = 0;
    const answer = await register(desk, { ...ada, email }, from);
    const signedIn = await signIn(email);
    return { answer, commands: [...it.commands].toSorted(), role: signedIn.role, proved: signedIn.provedAt };
  };
  const taken = await sent(emailOf(owner));
  expect(await sent("free@example.com")).toEqual(taken);
  // Whoever comes second meets the same, too.
  const second = async (email: string) => {
    it.commands.length = 0;
    await register(desk, { ...ada, email, password: "another good password" }, from);
    return it.commands.toSorted();
  };
  expect(await second("free@example.com")).toEqual(await second(emailOf(owner)));
  await expect(signIn("free@example.com", "another good password")).rejects.toThrow("is not right");
  await expect(signIn(emailOf(owner), "another good password")).rejects.toThrow("is not right");
});

test("the owner of the address is told, and keeps everything", async () => {
  const owner = await it.addPerson("Olga", "agent");
  await register(desk, { ...ada, email: emailOf(owner) }, from);
  const [mail] = await mailsTo(desk, emailOf(owner));
  expect(mail).toMatchObject({ kind: "registered-again", subject: "You have an account already" });
  expect(await desk.accounts.findByEmail(emailOf(owner))).toMatchObject({
    id: owner.id,
    role: "agent",
    sessionVersion: 1,
  });
  expect(await signIn(emailOf(owner), "correct horse battery")).toMatchObject({ id: owner.id });
});

test("gives an address to one of two who register it at the same moment", async () => {
  await Promise.all(
    ["One", "Two"].map((name) =>
      register(desk, { ...ada, name, password: `the password of ${name}`, email: "same@example.com" }, from),
    ),
  );
  const both = await Promise.allSettled(
    ["One", "Two"].map((name) => signIn("same@example.com", `the password of ${name}`)),
  );
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("nobody's box is filled by those who register with it", async () => {
  for (let times = 0; times < 8; times++) await register(desk, { ...ada, email: "flooded@example.com" }, from);
  expect(await mailsTo(desk, "flooded@example.com")).toHaveLength(5);
});

test("stops one machine that registers a hundred accounts in an hour", async () => {
  const { hit } = desk.attempts;
  for (let i = 0; i < 100; i++) await hit("register:10.1.0.9", 3_600_000, desk.clock.now());
  const refused = register(desk, { ...ada, email: "many@example.com" }, visitFrom("10.1.0.9"));
  await expect(refused).rejects.toMatchObject({ code: "request.too-many" });
  clock.advance(3_600_000);
  await register(desk, { ...ada, email: "many@example.com" }, visitFrom("10.1.0.9"));
});
