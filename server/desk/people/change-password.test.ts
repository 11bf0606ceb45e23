import { afterAll, expect, test } from "vitest";
import { authenticate } from "./authenticate.ts";
import { changePassword } from "./change-password.ts";
import { PASSWORD, startAccountWorld } from "./testing.ts";

const world = await startAccountWorld();
const { deps } = world;
afterAll(() => world[Symbol.asyncDispose]());

const next = "another good password";

test("the new password opens the account, the old one no longer does, and every session ends", async () => {
  const ada = await world.person();
  await changePassword(deps, ada, { current: PASSWORD, next });
  const signIn = (password: string) => authenticate(deps, { email: ada.email, password }, { ip: "10.3.0.1" });
  await expect(signIn(PASSWORD)).rejects.toMatchObject({ code: "auth.invalid-credentials" });
  await expect(signIn(next)).resolves.toMatchObject({ sessionVersion: 2 });
});

test("whoever does not know the present password changes nothing, and guesses ten times at most", async () => {
  const ada = await world.person();
  const guess = (current: string) => changePassword(deps, ada, { current, next });
  const refusal = { code: "input.invalid", detail: { fields: { current: "This is not your present password." } } };
  for (let i = 0; i < 10; i++) await expect(guess("a guess")).rejects.toMatchObject(refusal);
  await expect(guess(PASSWORD)).rejects.toMatchObject({ code: "request.too-many" });
  expect((await deps.accounts.findById(ada.id))?.sessionVersion).toBe(1);
});
