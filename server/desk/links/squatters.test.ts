import { afterAll, expect, test } from "vitest";
import { acceptIdentity } from "#server/desk/people/accept-identity.ts";
import { changePerson } from "#server/desk/people/change-person.ts";
import { createToken } from "#server/desk/people/create-token.ts";
import { forgotPassword } from "#server/desk/people/forgot-password.ts";
import { invitePerson } from "#server/desk/people/invite-person.ts";
import { register } from "#server/desk/people/register.ts";
import { aDevice, signInAt, visitFrom } from "#server/desk/people/testing.ts";
import { aTestClock, startTestDesk } from "#server/desk/testing.ts";
import { tokenIn, tokenTo } from "./testing.ts";
import { useLink } from "./use-link.ts";

// In the future: the database itself takes away what is over by its own clock.
const clock = aTestClock("2036-03-02T09:00:00.000Z");
const it = await startTestDesk({ clock });
afterAll(() => it.stop());
const { desk } = it;
const ines = await it.addPerson("Ines", "admin");
const from = visitFrom("10.3.0.1");
const [SQUATTED, OWN] = ["the squatter's own", "what the owner chose"];
let squatted = 0;

/** Somebody has registered a stranger's address, made a token, and waits. */
async function aSquat() {
  const email = `colleague-${++squatted}@example.com`;
  await register(desk, { name: "Not Her", email, password: SQUATTED }, visitFrom(`10.4.0.${squatted}`));
  const squatter = await signInAt(desk, { email, password: SQUATTED }, from);
  await createToken(desk, squatter, { name: "later", scope: "write", expiresInDays: 365 });
  return {
    email,
    squatter,
    /** What is left of what they set. */
    async left() {
      const account = await desk.accounts.findById(squatter.id);
      const canSignIn = await signInAt(desk, { email, password: SQUATTED }, from).then(
        () => true,
        () => false,
      );
      const hasSession = account?.active === true && account.sessionVersion === squatter.sessionVersion;
      return { canSignIn, hasSession, tokens: await desk.apiTokens.count(squatter.id) };
    },
  };
}
const NOTHING = { canSignIn: false, hasSession: false, tokens: 0 };

test("a squatter is not promoted, and the refusal says what to do", async () => {
  const { squatter } = await aSquat();
  for (const role of ["agent", "admin"] as const) {
    const promotion = changePerson(desk, ines, { userId: squatter.id, role });
    await expect(promotion).rejects.toMatchObject({ code: "account.unproved" });
    await expect(promotion).rejects.toThrow("Invite the address");
  }
  expect(await desk.accounts.findById(squatter.id)).toMatchObject({ role: "user" });
});

test("whoever accepts an invitation gets the squatted account, and the squatter keeps nothing", async () => {
  const { email, squatter, left } = await aSquat();
  const { link } = await invitePerson(desk, ines, { name: "Asha", email, role: "agent" });
  await useLink(desk, { token: tokenIn(link), name: "Asha", password: OWN }, null);
  expect(await left()).toEqual(NOTHING);
  const asha = await signInAt(desk, { email, password: OWN }, from);
  expect(asha).toMatchObject({ id: squatter.id, name: "Asha", role: "agent", email });
});

test("an owner who opens the squatter's verification chooses a password of their own", async () => {
  const { email, left } = await aSquat();
  const token = await tokenTo(desk, email);
  await expect(useLink(desk, { token }, null)).rejects.toMatchObject({ detail: { fields: { password: /./ } } });
  await useLink(desk, { token, password: OWN }, null);
  expect(await left()).toEqual(NOTHING);
  await expect(signInAt(desk, { email, password: OWN }, from)).resolves.toMatchObject({ email });
});

test("somebody else who is signed in is not taken for who registered", async () => {
  const { email } = await aSquat();
  const token = await tokenTo(desk, email);
  await expect(useLink(desk, { token }, ines.id)).rejects.toThrow("Choose a password");
});

test("a forgotten password gives the squatted account to its owner", async () => {
  const { email, left } = await aSquat();
  await forgotPassword(desk, { email }, from);
  await useLink(desk, { token: await tokenTo(desk, email), password: OWN }, null);
  expect(await left()).toEqual(NOTHING);
  await expect(signInAt(desk, { email, password: OWN }, from)).resolves.toMatchObject({ email });
});

test("a verified Google account gives the squatted account to its owner", async () => {
  const { email, squatter, left } = await aSquat();
  const google = { provider: "google", subject: email, email, name: "Grace" } as const;
  expect(await acceptIdentity(desk, google)).toMatchObject({ id: squatter.id, name: "Grace", passwordHash: null });
  expect(await left()).toEqual(NOTHING);
  expect(await acceptIdentity(desk, google)).toMatchObject({ id: squatter.id });
});

test("whoever claims the address of an account is shut out when its owner proves it once more", async () => {
  const owner = await it.addPerson("Olga", "user");
  const account = await desk.accounts.findById(owner.id);
  const email = account?.email ?? "";
  await register(desk, { name: "Not Olga", email, password: SQUATTED }, from);
  const squatter = await signInAt(desk, { email, password: SQUATTED }, from);
  expect(squatter.id).not.toBe(owner.id);

  await useLink(desk, { token: await tokenTo(desk, email), password: OWN }, null);

  await expect(signInAt(desk, { email, password: SQUATTED }, from)).rejects.toThrow("is not right");
  expect(await desk.accounts.findById(squatter.id)).toMatchObject({ active: false });
  expect(await signInAt(desk, { email, password: OWN }, from)).toMatchObject({ id: owner.id });
});

test("no link of an address opens anything once another one has proved it", async () => {
  const { email } = await aSquat();
  const verification = await tokenTo(desk, email);
  const { link } = await invitePerson(desk, ines, { name: "Asha", email, role: "agent" });
  await useLink(desk, { token: verification, password: OWN }, null);
  const invitation = useLink(desk, { token: tokenIn(link), name: "Asha", password: OWN }, null);
  await expect(invitation).rejects.toMatchObject({ code: "link.over" });
  expect(await signInAt(desk, { email, password: OWN }, from)).toMatchObject({ role: "user" });
});

test("whoever claims somebody's address is no nearer to their password: signing in between guesses forgives none", async () => {
  const owner = await it.addPerson("Olga", "user");
  const email = (await desk.accounts.findById(owner.id))?.email ?? "";
  const device = aDevice();
  const visit = visitFrom("10.3.9.1", device);
  await register(desk, { name: "Not Olga", email, password: SQUATTED }, visit);
  for (let guesses = 0; guesses < 9; guesses++) {
    await signInAt(desk, { email, password: `guess ${guesses}` }, visit).catch(() => {});
  }
  await signInAt(desk, { email, password: SQUATTED }, visit);
  await signInAt(desk, { email, password: "guess 10" }, visit).catch(() => {});
  const next = signInAt(desk, { email, password: "guess 11" }, visit);
  await expect(next).rejects.toMatchObject({ code: "request.too-many" });
});
