import { hash } from "@node-rs/argon2";
import { afterAll, expect, test } from "vitest";
import { wordsOfIssue } from "#server/core/saying.ts";
import { tokenTo } from "#server/desk/links/testing.ts";
import { useLink } from "#server/desk/links/use-link.ts";
import { emailOf, startTestDesk } from "#server/desk/testing.ts";
import { forgotPassword } from "./forgot-password.ts";
import { hashPassword } from "./password.ts";
import { register } from "./register.ts";
import { signInAt, visitFrom } from "./testing.ts";
import { Password } from "./wire.ts";

const it = await startTestDesk();
afterAll(() => it.stop());
const { desk } = it;
const from = visitFrom("10.14.0.1");
const says = (password: string) => Password.safeParse(password).error?.issues.map(wordsOfIssue)[0] ?? "fine";
const refused = {
  code: "input.invalid",
  detail: { fields: { password: expect.stringContaining("three or four words") } },
};

test("a new password has at least 12 characters, counted alike in every form it is typed in", () => {
  const composed = "\u00e9".repeat(11);
  const short = "A password needs at least 12 characters.";
  for (const typed of ["short", composed, composed.normalize("NFD")]) expect(says(typed)).toBe(short);
  for (const typed of [`${composed}!`, `${composed}!`.normalize("NFD")]) expect(says(typed)).toBe("fine");
  expect(says("\u{1f600}".repeat(200))).toBe("fine");
  expect(says("\u{1f600}".repeat(201))).toBe("A password has at most 200 characters.");
});

test("what a person chose is what they type: no letter is dropped, and capitals count", async () => {
  const maya = await it.addPerson("Maya", "user");
  const long = `${"Seven good umbrellas, ".repeat(9)}a`;
  await forgotPassword(desk, { email: emailOf(maya) }, from);
  await useLink(desk, { token: await tokenTo(desk, emailOf(maya)), password: long }, null);
  const enter = (password: string) => signInAt(desk, { email: emailOf(maya), password }, from);
  for (const other of [long.slice(0, -1), long.toLowerCase(), ` ${long}`, `${long}b`]) {
    await expect(enter(other)).rejects.toMatchObject({ code: "auth.invalid-credentials" });
  }
  await expect(enter(long)).resolves.toMatchObject({ id: maya.id });
});

test("whoever registers with a password that is easy to guess is told what to do, whoever has the address", async () => {
  const owner = await it.addPerson("Olga", "user");
  for (const email of ["zoe.easy@example.com", emailOf(owner)]) {
    await expect(register(desk, { name: "Zoe", email, password: "password1234" }, from)).rejects.toMatchObject(refused);
    const own = email.split("@")[0] ?? "";
    await expect(register(desk, { name: "Zoe", email, password: `${own}-zoe` }, from)).rejects.toMatchObject(refused);
    expect(await desk.accounts.findClaim(email)).toBeNull();
  }
});

test("a link asks again after a password that is easy to guess, and is not used up", async () => {
  const maya = await it.addPerson("Maya", "user");
  await forgotPassword(desk, { email: emailOf(maya) }, from);
  const token = await tokenTo(desk, emailOf(maya));
  await expect(useLink(desk, { token, password: "qwertyuiop12" }, null)).rejects.toMatchObject(refused);
  await useLink(desk, { token, password: "seven good umbrellas" }, null);
  await expect(signInAt(desk, { email: emailOf(maya), password: "seven good umbrellas" }, from)).resolves.toMatchObject(
    { id: maya.id },
  );
});

test("a short password of before still signs in", async () => {
  const maya = await it.addPerson("Maya", "user");
  await desk.accounts.setPasswordHash(maya.id, await hashPassword("tenletters"), { endSessions: false });
  await expect(signInAt(desk, { email: emailOf(maya), password: "tenletters" }, from)).resolves.toMatchObject({
    id: maya.id,
  });
});

test("a hash of before opens as it was typed, and from then on in every form", async () => {
  const maya = await it.addPerson("Maya", "user");
  const apart = "Zoe\u0308s Schlu\u0308ssel";
  const before = await hash(apart, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  await desk.accounts.setPasswordHash(maya.id, before, { endSessions: false });
  const signIn = (password: string) => signInAt(desk, { email: emailOf(maya), password }, from);
  await expect(signIn(apart.normalize("NFKC"))).rejects.toThrow("is not right");
  await signIn(apart);
  await expect(signIn(apart.normalize("NFKC"))).resolves.toMatchObject({ id: maya.id, sessionVersion: 1 });
  await expect(signIn(apart)).resolves.toMatchObject({ id: maya.id });
});
