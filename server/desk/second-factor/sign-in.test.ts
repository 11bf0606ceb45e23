import { TOTP } from "otpauth";
import { afterAll, expect, test } from "vitest";
import { auditRows } from "#server/desk/audit/rows.ts";
import { tokenTo } from "#server/desk/links/testing.ts";
import { useLink } from "#server/desk/links/use-link.ts";
import { forgotPassword } from "#server/desk/people/forgot-password.ts";
import { aDevice, signInAt, visitFrom } from "#server/desk/people/testing.ts";
import { aTestClock, emailOf, PASSWORD, startTestDesk } from "#server/desk/testing.ts";
import { secondFactorRows } from "./rows.ts";
import { offerSecondFactor, readSecondFactor, renewRecoveryCodes, turnOnSecondFactor } from "./set-up.ts";
import { readCode, spendCode } from "./spend-code.ts";
import { takeSecondFactor, turnOffSecondFactor } from "./take-away.ts";

const SECRET = "a secret for tests only";
const STEP_MS = 30_000;
const clock = aTestClock();
const it = await startTestDesk({ clock });
afterAll(() => it.stop());
const desk = { ...it.desk, secret: SECRET };
const asked = { code: "auth.second-factor", message: expect.stringContaining("Enter the code") };
const wrong = { code: "auth.second-factor", message: expect.stringContaining("not right") };
let people = 0;

/** Somebody whose account asks for a code, and the app that makes it. */
async function somebody() {
  const actor = await it.addPerson("Maya", "user");
  const caller = { actor, account: { ...actor, email: emailOf(actor), sessionVersion: 1 } };
  const { secret, uri } = await offerSecondFactor(desk, caller);
  const codeAt = (steps: number) => TOTP.generate({ secret: secretOf(secret), timestamp: timeAfter(steps) });
  const { recoveryCodes } = await turnOnSecondFactor(desk, caller, { code: codeAt(0) });
  clock.advance(STEP_MS);
  const from = visitFrom(`10.20.0.${++people}`);
  const signIn = (code?: string) =>
    signInAt(desk, { email: emailOf(actor), password: PASSWORD, ...(code === undefined ? {} : { code }) }, from);
  return { actor, caller, secret, uri, codeAt, recoveryCodes, signIn };
}

const timeAfter = (steps: number) => clock.now().getTime() + steps * STEP_MS;
const secretOf = (base32: string) => new TOTP({ secret: base32 }).secret;

test("the right password alone asks for a code, and with it lets in", async () => {
  const { actor, codeAt, signIn } = await somebody();
  await expect(signIn()).rejects.toMatchObject(asked);
  await expect(signIn(codeAt(0))).resolves.toMatchObject({ id: actor.id });
});

test("a new password by a link in a mail does not get round it", async () => {
  const { actor, codeAt } = await somebody();
  const [email, password] = [emailOf(actor), "another good password"];
  await forgotPassword(desk, { email }, visitFrom("10.24.0.1"));
  await useLink(desk, { token: await tokenTo(desk, email), password }, null);
  const enter = (code?: string) =>
    signInAt(desk, { email, password, ...(code === undefined ? {} : { code }) }, visitFrom("10.24.0.2"));
  await expect(enter()).rejects.toMatchObject(asked);
  await expect(enter(codeAt(0))).resolves.toMatchObject({ id: actor.id });
});

test("a wrong password is told nothing of a second factor", async () => {
  const { actor, codeAt } = await somebody();
  const guess = { email: emailOf(actor), password: "not the password", code: codeAt(0) };
  await expect(signInAt(desk, guess, visitFrom("10.21.0.1"))).rejects.toMatchObject({
    code: "auth.invalid-credentials",
  });
});

test("a code works once, and none of before it works after it", async () => {
  const { codeAt, signIn } = await somebody();
  const [before, now] = [codeAt(-1), codeAt(0)];
  await signIn(now);
  await expect(signIn(now)).rejects.toMatchObject(wrong);
  await expect(signIn(before)).rejects.toMatchObject(wrong);
});

test("of two who send the same code at the same moment one is let in", async () => {
  const { codeAt, signIn } = await somebody();
  const both = await Promise.allSettled([signIn(codeAt(0)), signIn(codeAt(0))]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a clock may be off by one step, and not by two", async () => {
  const { codeAt, signIn } = await somebody();
  clock.advance(10 * STEP_MS);
  for (const steps of [-2, 2]) await expect(signIn(codeAt(steps))).rejects.toMatchObject(wrong);
  await signIn(codeAt(-1));
  await signIn(codeAt(1));
});

test("a recovery code lets in once, however it is typed, and new ones end those before", async () => {
  const { caller, recoveryCodes, signIn } = await somebody();
  expect(new Set(recoveryCodes).size).toBe(10);
  // 32 signs, 28 times: 140 bits, for which a fast hash is enough.
  for (const code of recoveryCodes) expect(code).toMatch(/^([a-z2-9]{4}-){6}[a-z2-9]{4}$/);
  const [first = "", second = ""] = recoveryCodes;
  await signIn(first.toUpperCase().replaceAll("-", " "));
  await expect(signIn(first)).rejects.toMatchObject(wrong);
  expect(await readSecondFactor(desk, caller)).toEqual({ isOn: true, recoveryLeft: 9, isRequired: false });
  const renewed = await renewRecoveryCodes(desk, caller);
  await expect(signIn(second)).rejects.toMatchObject(wrong);
  await signIn(renewed.recoveryCodes[0]);
});

test("ten wrong codes, and the right one has to wait", async () => {
  const { actor, codeAt } = await somebody();
  const attempt = (nth: number, code: string) =>
    signInAt(desk, { email: emailOf(actor), password: PASSWORD, code }, visitFrom(`10.22.0.${nth}`));
  for (let nth = 0; nth < 10; nth++) await expect(attempt(nth, "000000")).rejects.toMatchObject(wrong);
  await expect(attempt(11, codeAt(0))).rejects.toMatchObject({ code: "request.too-many" });
  clock.advance(15 * 60_000);
  await expect(attempt(12, codeAt(0))).resolves.toMatchObject({ id: actor.id });
});

test("nothing is asked for until a code has shown that the app has the secret", async () => {
  const actor = await it.addPerson("Nora", "user");
  const caller = { actor, account: { ...actor, email: emailOf(actor), sessionVersion: 1 } };
  await offerSecondFactor(desk, caller);
  await expect(turnOnSecondFactor(desk, caller, { code: "000000" })).rejects.toMatchObject({
    detail: { fields: { code: expect.any(String) } },
  });
  await signInAt(desk, { email: emailOf(actor), password: PASSWORD }, visitFrom("10.23.0.1"));
  // A second try gets another secret, and the first is over.
  const { secret } = await offerSecondFactor(desk, caller);
  await turnOnSecondFactor(desk, caller, {
    code: TOTP.generate({ secret: secretOf(secret), timestamp: timeAfter(0) }),
  });
  await expect(offerSecondFactor(desk, caller)).rejects.toThrow("on already");
});

test("neither the secret nor a recovery code is to be read in the database", async () => {
  const { secret, recoveryCodes } = await somebody();
  const rows = JSON.stringify(await it.db.collection(secondFactorRows).find({}).toArray());
  for (const told of [secret, ...recoveryCodes]) expect(rows).not.toContain(told);
});

test("a new NEXTAUTH_SECRET opens what the one before sealed, and seals it anew", async () => {
  const { actor, codeAt } = await somebody();
  const signIn = (secrets: { secret: string; previousSecret?: string }, code: string) =>
    signInAt(
      { ...desk, ...secrets },
      { email: emailOf(actor), password: PASSWORD, code },
      visitFrom("10.24.0.1"),
      secrets.secret,
    );
  await expect(signIn({ secret: "another one" }, codeAt(0))).rejects.toMatchObject(wrong);
  await signIn({ secret: "another one", previousSecret: SECRET }, codeAt(0));
  clock.advance(STEP_MS);
  await signIn({ secret: "another one" }, codeAt(0));
});

test("its person turns it off, and an admin takes it from somebody who lost it; both leave a row", async () => {
  const ines = await it.addPerson("Ines", "admin");
  const [own, lost] = [await somebody(), await somebody()];
  await turnOffSecondFactor(desk, own.actor);
  await own.signIn();
  await expect(takeSecondFactor(desk, own.actor, { userId: lost.actor.id })).rejects.toMatchObject({
    code: "auth.forbidden",
  });
  await takeSecondFactor(desk, ines, { userId: lost.actor.id });
  await lost.signIn();
  await expect(lost.signIn(lost.recoveryCodes[0])).resolves.toMatchObject({ id: lost.actor.id });
  const rows = await it.db
    .collection(auditRows)
    .find({ action: /^second-factor\.(off|taken)$/ })
    .toArray();
  expect(rows.map(({ action, actorId, onId }) => ({ action, actorId, onId }))).toEqual(
    expect.arrayContaining([
      { action: "second-factor.off", actorId: own.actor.id, onId: own.actor.id },
      { action: "second-factor.taken", actorId: ines.id, onId: lost.actor.id },
    ]),
  );
});

test("whoever knows the password keeps its owner from no device of theirs, and from no recovery code", async () => {
  const { actor, codeAt, recoveryCodes } = await somebody();
  const device = aDevice();
  const attempt = (ip: string, code: string, on = aDevice()) =>
    signInAt(desk, { email: emailOf(actor), password: PASSWORD, code }, visitFrom(ip, on));
  await attempt("10.25.1.1", codeAt(0), device);
  clock.advance(STEP_MS);
  for (let nth = 0; nth < 10; nth++) await expect(attempt(`10.25.0.${nth}`, "000000")).rejects.toMatchObject(wrong);
  await expect(attempt("10.25.0.99", codeAt(0))).rejects.toMatchObject({ code: "request.too-many" });

  await expect(attempt("10.25.1.2", codeAt(0), device)).resolves.toMatchObject({ id: actor.id });
  await expect(attempt("10.25.1.3", recoveryCodes[0] ?? "")).resolves.toMatchObject({ id: actor.id });
});

test("recovery codes that are wrong count where they come from, and on a known device by themselves", async () => {
  const { actor, codeAt, recoveryCodes } = await somebody();
  const device = aDevice();
  const attempt = (ip: string, code: string, on = aDevice()) =>
    signInAt(desk, { email: emailOf(actor), password: PASSWORD, code }, visitFrom(ip, on));
  await attempt("10.26.0.2", codeAt(0), device);
  await desk.attempts.hit(`recovery-code:${actor.id}:10.26.0.1`, 900_000, clock.now());
  for (let nth = 1; nth < 10; nth++) {
    await expect(attempt("10.26.0.1", "not-a-recovery-code")).rejects.toMatchObject(wrong);
  }
  const [first = "", second = ""] = recoveryCodes;
  clock.advance(120_000);
  await expect(attempt("10.26.0.1", first)).rejects.toMatchObject({ code: "request.too-many" });
  clock.advance(120_000);
  await expect(attempt("10.26.0.1", first, device)).resolves.toMatchObject({ id: actor.id });
  await expect(attempt("10.26.0.3", second)).resolves.toMatchObject({ id: actor.id });
});

test("a known device on which ten codes were wrong is a stranger's, and may guess no more than one", async () => {
  const { actor, codeAt } = await somebody();
  const device = aDevice();
  const attempt = (code: string, nth: number) =>
    signInAt(desk, { email: emailOf(actor), password: PASSWORD, code }, visitFrom(`10.27.0.${nth}`, device));
  await attempt(codeAt(0), 0);
  const guesses = await Promise.allSettled(Array.from({ length: 25 }, (_, nth) => attempt("000000", nth)));
  const codes = guesses.map((guess) => guess.status === "rejected" && guess.reason.code);
  expect(codes.filter((code) => code === "auth.second-factor").length).toBeLessThanOrEqual(20);
  expect(codes).toContain("request.too-many");
});

test("of those who use one recovery code at the same moment, whoever lost is in the trail as not done", async () => {
  const { actor, recoveryCodes } = await somebody();
  const factor = await desk.secondFactors.find(actor.id);
  if (!factor) throw new Error("no second factor");
  const code = readCode(recoveryCodes[0] ?? "");
  const spent = await Promise.all(Array.from({ length: 4 }, () => spendCode(desk, actor.id, factor, code)));
  expect(spent.filter(Boolean)).toHaveLength(1);
  const trail = it.db.collection(auditRows);
  const used = await trail.find({ action: "second-factor.recovery-used", actorId: actor.id }).toArray();
  const undone = await trail.find({ action: "trail.not-done", actorId: actor.id }).toArray();
  expect(undone).toHaveLength(3);
  const taken = new Set(undone.map(({ onId }) => onId));
  expect(used.filter(({ _id }) => !taken.has(String(_id)))).toHaveLength(1);
});
