import { afterAll, expect, test } from "vitest";
import { userIdOf } from "#server/core/ids.ts";
import { aTestClock, emailOf, PASSWORD, startTestDesk } from "#server/desk/testing.ts";
import { changePassword } from "./change-password.ts";
import { signInAt, visitFrom } from "./testing.ts";

const clock = aTestClock();
const it = await startTestDesk({ clock });
afterAll(() => it.stop());
const { desk } = it;

const next = "another good password";
const refusal = { code: "input.invalid", detail: { fields: { current: "This is not your password." } } };

test("the new password opens the account, the old one no longer does, and every session ends", async () => {
  const ada = await it.addPerson("Ada", "user");
  await changePassword(desk, ada, { current: PASSWORD, next });
  const signIn = (password: string) => signInAt(desk, { email: emailOf(ada), password }, visitFrom("10.3.0.1"));
  await expect(signIn(PASSWORD)).rejects.toMatchObject({ code: "auth.invalid-credentials" });
  await expect(signIn(next)).resolves.toMatchObject({ sessionVersion: 2 });
});

test("a new password that is easy to guess is refused by its field, and the old one stays", async () => {
  const ada = await it.addPerson("Ada Lovelace", "user");
  const choose = (chosen: string) => changePassword(desk, ada, { current: PASSWORD, next: chosen });
  const refused = {
    code: "input.invalid",
    detail: { fields: { next: expect.stringContaining("three or four words") } },
  };
  await expect(choose("password1234")).rejects.toMatchObject(refused);
  await expect(choose("ada-lovelace-1")).rejects.toMatchObject(refused);
  expect((await desk.accounts.findById(ada.id))?.sessionVersion).toBe(1);
});

test("whoever does not know the present password changes nothing, and guesses ten times at most", async () => {
  const ada = await it.addPerson("Ada", "user");
  const guess = (current: string) => changePassword(desk, ada, { current, next });
  for (let i = 0; i < 10; i++) await expect(guess("a guess")).rejects.toMatchObject(refusal);
  await expect(guess(PASSWORD)).rejects.toMatchObject({ code: "request.too-many" });
  expect((await desk.accounts.findById(ada.id))?.sessionVersion).toBe(1);
  clock.advance(15 * 60_000);
  await guess(PASSWORD);
  expect((await desk.accounts.findById(ada.id))?.sessionVersion).toBe(2);
});

test("one person's wrong guesses keep nobody else waiting", async () => {
  const [ada, bob] = [await it.addPerson("Ada", "user"), await it.addPerson("Bob", "user")];
  for (let i = 0; i < 11; i++) await changePassword(desk, ada, { current: "a guess", next }).catch(() => {});
  await changePassword(desk, bob, { current: PASSWORD, next });
});

test("the right password is forgiven the guesses before it", async () => {
  const ada = await it.addPerson("Ada", "user");
  for (let i = 0; i < 9; i++) await changePassword(desk, ada, { current: "a guess", next }).catch(() => {});
  await changePassword(desk, ada, { current: PASSWORD, next });
  await expect(changePassword(desk, ada, { current: "a guess", next })).rejects.toMatchObject(refusal);
});

test("an account that is gone has no password to change", async () => {
  const gone = { id: userIdOf("0".repeat(24)), name: "Gone", role: "user" as const };
  const change = changePassword(desk, gone, { current: PASSWORD, next });
  await expect(change).rejects.toMatchObject({ code: "account.not-found" });
});
