import { hash } from "@node-rs/argon2";
import { afterAll, expect, test } from "vitest";
import { aTestClock, emailOf, PASSWORD, startTestDesk } from "#server/desk/testing.ts";
import { authenticate } from "./authenticate.ts";

const clock = aTestClock();
const it = await startTestDesk({ clock });
afterAll(() => it.stop());
const desk = { ...it.desk, secret: "a secret for tests only" };

const someone = async () => {
  const person = await it.addPerson("Ada", "user");
  return { ...person, email: emailOf(person) };
};
const from = (ip: string) => ({ ip });
const wrong = "not the password";

test("opens the account with its password and notes the visit", async () => {
  const { id, email } = await someone();
  const account = await authenticate(desk, { email, password: PASSWORD }, from("10.0.0.1"));
  expect(account.id).toBe(id);
  expect((await desk.accounts.findById(id))?.lastSeenAt).toEqual(desk.clock.now());
});

test("says the same about a wrong password and an unknown address", async () => {
  const { email } = await someone();
  const refusal = { code: "auth.invalid-credentials", message: "The e-mail address or the password is not right." };
  await expect(authenticate(desk, { email, password: wrong }, from("10.0.0.2"))).rejects.toMatchObject(refusal);
  const nobody = { email: "nobody@example.com", password: wrong };
  await expect(authenticate(desk, nobody, from("10.0.0.2"))).rejects.toMatchObject(refusal);
});

test("takes about as long for an unknown address as for a wrong password", async () => {
  const { email } = await someone();
  const spent = async (address: string) => {
    const startedAt = performance.now();
    await authenticate(desk, { email: address, password: wrong }, from("10.0.0.3")).catch(() => {});
    return performance.now() - startedAt;
  };
  await spent("first@example.com");
  const known = await spent(email);
  const unknown = await spent("second@example.com");
  // Without the decoy an unknown address is answered in a tenth of the time.
  expect(unknown).toBeGreaterThan(known / 4);
});

test("keeps somebody who failed ten times waiting, and lets them in after the window", async () => {
  const { email } = await someone();
  const attempt = (password: string) => authenticate(desk, { email, password }, from("10.0.0.4"));
  for (let i = 0; i < 10; i++) await expect(attempt(wrong)).rejects.toMatchObject({ code: "auth.invalid-credentials" });
  clock.advance(60_000);
  const refused = attempt(PASSWORD);
  await expect(refused).rejects.toMatchObject({ code: "request.too-many", detail: { retryAfterSeconds: 14 * 60 } });
  clock.advance(14 * 60_000);
  await expect(attempt(PASSWORD)).resolves.toMatchObject({ email });
});

test("lets no more than ten of a hundred simultaneous guesses through", async () => {
  const { email } = await someone();
  const guesses = Array.from({ length: 100 }, () =>
    authenticate(desk, { email, password: wrong }, from("10.0.0.5")).catch((error: { code: string }) => error.code),
  );
  const codes = await Promise.all(guesses);
  expect(codes.filter((code) => code === "auth.invalid-credentials")).toHaveLength(10);
  expect(codes.filter((code) => code === "request.too-many")).toHaveLength(90);
});

test("forgets the failures of whoever signs in after all", async () => {
  const { email } = await someone();
  const attempt = (password: string) => authenticate(desk, { email, password }, from("10.0.0.6"));
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < 9; i++) await attempt(wrong).catch(() => {});
    await attempt(PASSWORD);
  }
});

test("stops one machine that tries many accounts, and nobody else", async () => {
  const { email } = await someone();
  for (let i = 0; i < 100; i++) await desk.attempts.hit("sign-in-ip:10.0.0.7", 900_000, desk.clock.now());
  const attempt = (ip: string) => authenticate(desk, { email, password: PASSWORD }, from(ip));
  await expect(attempt("10.0.0.7")).rejects.toMatchObject({ code: "request.too-many" });
  await expect(attempt("10.0.0.8")).resolves.toMatchObject({ email });
});

test("does not open an account that was switched off, and says so only to its owner", async () => {
  const { id, email } = await someone();
  await desk.accounts.setActive(id, false);
  const attempt = (password: string) => authenticate(desk, { email, password }, from("10.0.0.8"));
  await expect(attempt(PASSWORD)).rejects.toThrow("switched off");
  await expect(attempt(wrong)).rejects.toThrow("not right");
});

test("hashes a password again that was hashed at a lower cost", async () => {
  const { id, email } = await someone();
  await desk.accounts.setPasswordHash(id, await hash(PASSWORD, { memoryCost: 8192, timeCost: 1 }), {
    endSessions: false,
  });
  await authenticate(desk, { email, password: PASSWORD }, from("10.0.0.9"));
  expect((await desk.accounts.findById(id))?.passwordHash).toContain("m=19456,t=2,p=1");
});
