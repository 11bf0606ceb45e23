import { afterAll, beforeEach, expect, test } from "vitest";
import { mailsTo } from "#server/desk/links/testing.ts";
import { aTestClock, emailOf, PASSWORD, startTestDesk } from "#server/desk/testing.ts";
import { LIMITS } from "#server/platform/limits/table.ts";
import { attemptRows } from "./attempt-rows.ts";
import { changeAddress } from "./change-address.ts";
import { forgotPassword } from "./forgot-password.ts";
import { register } from "./register.ts";
import { sendVerification } from "./send-verification.ts";
import { signInAt, visitFrom } from "./testing.ts";

// In the future: the database itself takes away what is over by its own clock.
const clock = aTestClock("2036-03-02T09:00:00.000Z");
const it = await startTestDesk({ clock });
afterAll(() => it.stop());
beforeEach(async () => void (await it.db.collection(attemptRows).deleteMany({})));
const { desk } = it;

const [theirs, mine] = [visitFrom("192.0.2.30"), visitFrom("192.0.2.31")];
const tooMany = { code: "request.too-many" };
const resetsTo = async (email: string) => (await mailsTo(desk, email)).filter(({ kind }) => kind === "reset").length;
const counted = async (start: string, email: string) =>
  (await it.db.collection(attemptRows).find({}).toArray())
    .filter(({ _id }) => _id.startsWith(start) && _id.endsWith(`:${email}`))
    .reduce((sum, { count }) => sum + count, 0);

/** Moves to that address, asked for by as many people as it takes until all who ask are refused. */
async function askToMoveTo(email: string, people = 3) {
  for (let nth = 0; nth < people; nth++) {
    const stranger = await it.addPerson("Otto", "user");
    const move = () => changeAddress(desk, stranger, { email, password: PASSWORD }, theirs);
    for (let times = 0; times < LIMITS["person-mails"].max; times++) await move().catch(() => {});
    await expect(move()).rejects.toMatchObject(tooMany);
  }
}

test("whoever asks to move to somebody's address again and again keeps no new password from its owner", async () => {
  const owner = emailOf(await it.addPerson("Olga", "user"));
  await askToMoveTo(owner);
  await forgotPassword(desk, { email: owner }, mine);
  expect(await resetsTo(owner)).toBe(1);
});

test("nor from somebody who has registered and not confirmed yet, whatever strangers had mailed to them that day", async () => {
  const email = "not-yet@example.com";
  await register(desk, { name: "Nora", email, password: PASSWORD }, mine);
  const nora = await signInAt(desk, { email, password: PASSWORD }, mine);
  for (let hour = 0; hour < 3; hour++) {
    await askToMoveTo(email, 2);
    await sendVerification(desk, nora, mine).catch(() => {});
    clock.advance(LIMITS.mails.seconds * 1_000);
  }
  expect(await counted("unasked:", email)).toBe(LIMITS["unasked-mails"].max);
  await expect(sendVerification(desk, nora, mine)).rejects.toMatchObject(tooMany);
  expect(await counted("mail:verify:", email)).toBe(0);
  await forgotPassword(desk, { email }, mine);
  expect(await resetsTo(email)).toBe(1);
});

test("nor do those who register with the address, or who claim it and have its confirmation sent again", async () => {
  const owner = emailOf(await it.addPerson("Olga", "user"));
  const claim = { name: "Not Olga", email: owner, password: "the password of a squatter" };
  for (let times = 0; times < 7; times++) await register(desk, claim, theirs);
  const squatter = await signInAt(desk, { email: owner, password: claim.password }, theirs);
  await expect(sendVerification(desk, squatter, theirs)).rejects.toMatchObject(tooMany);
  await forgotPassword(desk, { email: owner }, mine);
  expect(await resetsTo(owner)).toBe(1);
});

test("one person alone does not use up what others have mailed to an address", async () => {
  const email = "wanted@example.com";
  await askToMoveTo(email, 1);
  const olga = await it.addPerson("Olga", "user");
  await expect(changeAddress(desk, olga, { email, password: PASSWORD }, mine)).resolves.toBeUndefined();
});

test("a request that is refused counts against nobody whom it is about", async () => {
  const owner = emailOf(await it.addPerson("Olga", "user"));
  for (let times = 0; times < 12; times++) {
    await register(desk, { name: "Not Olga", email: owner, password: "the password of a squatter" }, theirs);
  }
  expect(await counted("unasked:", owner)).toBe(LIMITS.mails.max);
  for (let nth = 0; nth < LIMITS["address-mails"].max; nth++) {
    await forgotPassword(desk, { email: `nobody-${nth}@example.com` }, theirs);
  }
  await expect(forgotPassword(desk, { email: owner }, theirs)).rejects.toMatchObject(tooMany);
  expect(await counted("mail:reset:", owner)).toBe(0);
});
