import { afterAll, expect, test } from "vitest";
import { mailsTo, tokenTo } from "#server/desk/links/testing.ts";
import { useLink } from "#server/desk/links/use-link.ts";
import { aTestClock, emailOf, startTestDesk } from "#server/desk/testing.ts";
import { LIMITS } from "#server/platform/limits/table.ts";
import { attemptRows } from "./attempt-rows.ts";
import type { Visit } from "./authenticate.ts";
import { forgotPassword } from "./forgot-password.ts";
import { register } from "./register.ts";
import { signInAt, visitFrom } from "./testing.ts";
import { Register } from "./wire.ts";

// In the future: the database itself takes away what is over by its own clock.
const clock = aTestClock("2036-03-02T09:00:00.000Z");
const it = await startTestDesk({ clock });
afterAll(() => it.stop());
const { desk } = it;

const HOUR_MS = 3_600_000;
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

/** Somebody registers there; who answers opens the link that was mailed. */
async function registered(email: string, visit: Visit, answers: boolean) {
  await register(desk, { ...ada, email }, visit);
  if (answers) await useLink(desk, { token: await tokenTo(desk, email), password: ada.password }, null);
}

test("stops one machine that registers strangers, and no office whose people answer", async () => {
  const { registrations } = LIMITS;
  const [office, script] = [visitFrom("10.1.0.8"), visitFrom("10.1.0.9")];
  const key = ({ sender }: Visit) => `register:${sender.network}`;
  // As if so many had registered there, and nobody answered; each costs the time of a password.
  const unanswered = async (visit: Visit, count: number) => {
    for (let n = 0; n < count; n++) await desk.attempts.hit(key(visit), registrations.seconds * 1_000, clock.now());
  };
  await unanswered(office, registrations.max - 2);
  for (let n = 0; n < 4; n++) await registered(`colleague-${n}@example.com`, office, true);

  await unanswered(script, registrations.max - 2);
  for (let n = 0; n < 2; n++) await registered(`stranger-${n}@example.com`, script, false);
  await expect(registered("stranger-2@example.com", script, false)).rejects.toMatchObject({
    code: "request.too-many",
    detail: { retryAfterSeconds: registrations.seconds },
  });
  clock.advance(registrations.seconds * 1_000);
  await registered("stranger-2@example.com", script, false);
});

test("an answer counts once, however often the address was registered and proved since", async () => {
  const visit = visitFrom("10.1.0.7");
  const counted = async () => (await it.db.collection(attemptRows).findOne({ _id: "register:10.1.0.7" }))?.count;
  await registered("twice@example.com", visit, false);
  await registered("twice@example.com", visit, true);
  await registered("other@example.com", visit, false);
  expect(await counted()).toBe(1);
  await forgotPassword(desk, { email: "twice@example.com" }, visit);
  await useLink(desk, { token: await tokenTo(desk, "twice@example.com"), password: "another good password" }, null);
  expect(await counted()).toBe(1);
});

test("an address that nobody has proved gets eight mails a day and eight new passwords; its owner more", async () => {
  const owner = emailOf(await it.addPerson("Olga", "user"));
  const stranger = "stranger@example.com";
  for (const email of [owner, stranger]) await register(desk, { ...ada, email }, from);
  for (let hour = 0; hour < 4; hour++) {
    for (const email of [owner, stranger]) {
      for (let times = 0; times < 4; times++) await forgotPassword(desk, { email }, visitFrom(`10.1.${hour}.${times}`));
    }
    clock.advance(HOUR_MS);
  }
  expect(await mailsTo(desk, stranger)).toHaveLength(9);
  expect(await mailsTo(desk, owner)).toHaveLength(17);
});
