import { hash } from "@node-rs/argon2";
import { afterAll, expect, test } from "vitest";
import { aTestClock, emailOf, PASSWORD, startTestDesk } from "#server/desk/testing.ts";
import { visitFrom as from, signInAt } from "./testing.ts";

const clock = aTestClock();
const it = await startTestDesk({ clock });
afterAll(() => it.stop());
const { desk } = it;

const someone = async () => {
  const person = await it.addPerson("Ada", "user");
  return { ...person, email: emailOf(person) };
};
const wrong = "not the password";

test("opens the account with its password and notes the visit", async () => {
  const { id, email } = await someone();
  const account = await signInAt(desk, { email, password: PASSWORD }, from("10.0.0.1"));
  expect(account.id).toBe(id);
  expect((await desk.accounts.findById(id))?.lastSeenAt).toEqual(desk.clock.now());
});

test("says the same about a wrong password and an unknown address", async () => {
  const { email } = await someone();
  const refusal = { code: "auth.invalid-credentials", message: "The e-mail address or the password is not right." };
  await expect(signInAt(desk, { email, password: wrong }, from("10.0.0.2"))).rejects.toMatchObject(refusal);
  const nobody = { email: "nobody@example.com", password: wrong };
  await expect(signInAt(desk, nobody, from("10.0.0.2"))).rejects.toMatchObject(refusal);
});

test("takes about as long for an unknown address as for a wrong password", async () => {
  const { email } = await someone();
  const spent = async (address: string) => {
    const startedAt = performance.now();
    await signInAt(desk, { email: address, password: wrong }, from("10.0.0.3")).catch(() => {});
    return performance.now() - startedAt;
  };
  await spent("first@example.com");
  // The shorter of two: a busy machine makes either long.
  const known = Math.min(await spent(email), await spent(email));
  const unknown = await spent("second@example.com");
  // Without the decoy an unknown address is answered in a tenth of the time.
  expect(unknown).toBeGreaterThan(known / 4);
});

test("does not open an account that was switched off, and says so only to its owner", async () => {
  const { id, email } = await someone();
  await desk.accounts.setActive(id, false);
  const attempt = (password: string) => signInAt(desk, { email, password }, from("10.0.0.8"));
  await expect(attempt(PASSWORD)).rejects.toThrow("switched off");
  await expect(attempt(wrong)).rejects.toThrow("not right");
});

test("hashes a password again that was hashed at a lower cost", async () => {
  const { id, email } = await someone();
  await desk.accounts.setPasswordHash(id, await hash(PASSWORD, { memoryCost: 8192, timeCost: 1 }), {
    endSessions: false,
  });
  await signInAt(desk, { email, password: PASSWORD }, from("10.0.0.9"));
  expect((await desk.accounts.findById(id))?.passwordHash).toContain("m=19456,t=2,p=1");
});
