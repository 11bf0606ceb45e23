import { afterAll, expect, test } from "vitest";
import { listAgents } from "#server/desk/agents/list-agents.ts";
import { auditRows } from "#server/desk/audit/rows.ts";
import { changeAddress } from "#server/desk/people/change-address.ts";
import { createToken } from "#server/desk/people/create-token.ts";
import { forgotPassword } from "#server/desk/people/forgot-password.ts";
import { invitePerson } from "#server/desk/people/invite-person.ts";
import { register } from "#server/desk/people/register.ts";
import { sendVerification } from "#server/desk/people/send-verification.ts";
import { signInAt, visitFrom } from "#server/desk/people/testing.ts";
import { aTestClock, emailOf, PASSWORD, startTestDesk } from "#server/desk/testing.ts";
import { lookAtLink } from "./look-at-link.ts";
import { linkRows } from "./rows.ts";
import { mailsTo, tokenIn, tokenTo } from "./testing.ts";
import { useLink } from "./use-link.ts";

const HOUR_MS = 3_600_000;
// In the future: the database itself takes away what is over by its own clock.
const clock = aTestClock("2036-03-02T09:00:00.000Z");
const it = await startTestDesk({ clock });
afterAll(() => it.stop());
const { desk } = it;
const ines = await it.addPerson("Ines", "admin");
const from = visitFrom("10.5.0.1");
const NEXT = "another good password";
const over = { code: "link.over" };
let newcomers = 0;

async function aNewcomer() {
  const email = `new-${++newcomers}@example.com`;
  await register(desk, { name: "Nora", email, password: PASSWORD }, visitFrom(`10.6.0.${newcomers}`));
  return signInAt(desk, { email, password: PASSWORD }, from);
}

async function forgotten() {
  const person = await it.addPerson("Maya", "user");
  await forgotPassword(desk, { email: emailOf(person) }, visitFrom(`10.12.0.${++newcomers}`));
  return { person, email: emailOf(person), token: await tokenTo(desk, emailOf(person)) };
}

test("who registered and is signed in proves the address with a press, and keeps password and session", async () => {
  const nora = await aNewcomer();
  expect(nora.provedAt).toBeNull();
  const token = await tokenTo(desk, nora.email);
  expect(await lookAtLink(desk, { token }, nora.id)).toMatchObject({ kind: "verify", isOwn: true, email: nora.email });
  expect(await useLink(desk, { token }, nora.id)).toEqual({ outcome: "done", email: nora.email });
  const { sessionVersion } = nora;
  expect(await desk.accounts.findById(nora.id)).toMatchObject({ sessionVersion, provedAt: clock.now() });
  await expect(signInAt(desk, { email: nora.email, password: PASSWORD }, from)).resolves.toMatchObject({
    id: nora.id,
  });
});

test("looking at a link changes nothing, however often it is done", async () => {
  const { token, person } = await forgotten();
  const before = await it.db.collection(linkRows).find({}).toArray();
  for (let looks = 0; looks < 3; looks++) {
    expect(await lookAtLink(desk, { token }, null)).toMatchObject({ kind: "reset", isOwn: false });
  }
  expect(await it.db.collection(linkRows).find({}).toArray()).toEqual(before);
  expect(await desk.accounts.findById(person.id)).toMatchObject({ sessionVersion: 1 });
});

test("a forgotten password is replaced once, within the hour, and ends sessions and tokens", async () => {
  const { token, person, email } = await forgotten();
  await createToken(desk, person, { name: "script", scope: "read", expiresInDays: 5 });
  await useLink(desk, { token, password: NEXT }, null);
  expect(await desk.accounts.findById(person.id)).toMatchObject({ sessionVersion: 2 });
  expect(await desk.apiTokens.count(person.id)).toBe(0);
  await expect(signInAt(desk, { email, password: PASSWORD }, from)).rejects.toThrow("is not right");
  await expect(signInAt(desk, { email, password: NEXT }, from)).resolves.toMatchObject({ id: person.id });
  await expect(useLink(desk, { token, password: NEXT }, null)).rejects.toMatchObject(over);

  const late = await forgotten();
  clock.advance(HOUR_MS);
  await expect(lookAtLink(desk, late, null)).rejects.toMatchObject(over);
  await expect(useLink(desk, { token: late.token, password: NEXT }, null)).rejects.toMatchObject(over);
});

test("of many who press at the same moment one is let in", async () => {
  const { token } = await forgotten();
  const all = await Promise.allSettled(
    Array.from({ length: 8 }, (_, at) => useLink(desk, { token, password: `password number ${at}` }, null)),
  );
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("the newer of two links ends with the older: one proof is enough", async () => {
  const { token, email } = await forgotten();
  await forgotPassword(desk, { email }, visitFrom(`10.12.0.${++newcomers}`));
  const newer = await tokenTo(desk, email);
  await useLink(desk, { token: newer, password: NEXT }, null);
  await expect(useLink(desk, { token, password: NEXT }, null)).rejects.toMatchObject(over);
});

test("the database holds no token, and nobody's link opens anything for somebody who is switched off", async () => {
  const { token, person } = await forgotten();
  const stored = JSON.stringify(await it.db.collection(linkRows).find({}).toArray());
  expect(stored).not.toContain(token);
  await desk.accounts.setActive(person.id, false);
  await expect(useLink(desk, { token, password: NEXT }, null)).rejects.toMatchObject(over);
});

test("an invitation makes an account in its role, with a name and a password that nobody else has typed", async () => {
  const email = "asha@example.com";
  const invitation = await invitePerson(desk, ines, { name: "Asha", email, role: "agent" });
  expect(await desk.accounts.findByEmail(email)).toBeNull();
  const token = tokenIn(invitation.link);
  expect(token).toBe(await tokenTo(desk, email));
  expect(await lookAtLink(desk, { token }, null)).toMatchObject({ kind: "invite", name: "Asha", role: "agent", email });
  await expect(useLink(desk, { token, name: "Asha R." }, null)).rejects.toThrow("Choose a password");
  await useLink(desk, { token, name: "Asha R.", password: NEXT }, null);
  const asha = await signInAt(desk, { email, password: NEXT }, from);
  expect(asha).toMatchObject({ name: "Asha R.", role: "agent", provedAt: clock.now() });
  const agents = await listAgents(desk, ines);
  expect(agents.map(({ name, availability }) => `${name}: ${availability}`)).toEqual(["Asha R.: offline"]);
});

test("a second invitation of an address ends the first", async () => {
  const invite = () => invitePerson(desk, ines, { name: "Chidi", email: "chidi@example.com", role: "user" });
  const first = tokenIn((await invite()).link);
  const second = tokenIn((await invite()).link);
  await expect(lookAtLink(desk, { token: first }, null)).rejects.toMatchObject(over);
  await expect(lookAtLink(desk, { token: second }, null)).resolves.toMatchObject({ role: "user" });
});

test("an account moves when both addresses have said yes, in either order, and never before", async () => {
  for (const isNewFirst of [true, false]) {
    const maya = await it.addPerson("Maya", "user");
    const [old, next] = [emailOf(maya), `moved-${isNewFirst}@example.com`];
    await changeAddress(desk, maya, { email: next, password: PASSWORD }, from);
    const links = [await tokenTo(desk, next), await tokenTo(desk, old)];
    const [first = "", second = ""] = isNewFirst ? links : links.toReversed();
    expect(await useLink(desk, { token: first }, null)).toEqual({ outcome: "waiting", email: old });
    expect(await desk.accounts.findById(maya.id)).toMatchObject({ email: old });
    expect(await useLink(desk, { token: second }, null)).toEqual({ outcome: "done", email: next });
    expect(await desk.accounts.findById(maya.id)).toMatchObject({ email: next, sessionVersion: 1 });
  }
});

test("both addresses may say yes at the same moment", async () => {
  const maya = await it.addPerson("Maya", "user");
  await changeAddress(desk, maya, { email: "both@example.com", password: PASSWORD }, from);
  const tokens = [await tokenTo(desk, "both@example.com"), await tokenTo(desk, emailOf(maya))];
  const outcomes = await Promise.all(tokens.map((token) => useLink(desk, { token }, null)));
  expect(outcomes.map(({ outcome }) => outcome)).toContain("done");
  expect(await desk.accounts.findById(maya.id)).toMatchObject({ email: "both@example.com" });
});

test("a move needs the password, and to a taken address it looks the same and its owner is told", async () => {
  const [maya, otto] = [await it.addPerson("Maya", "user"), await it.addPerson("Otto", "user")];
  const wrong = changeAddress(desk, maya, { email: "x@example.com", password: "wrong" }, from);
  await expect(wrong).rejects.toMatchObject({ detail: { fields: { password: /./ } } });
  const guesses = it.db.collection(auditRows).find({ action: "password.wrong", actorId: maya.id, onId: maya.id });
  expect(await guesses.toArray()).toHaveLength(1);
  await changeAddress(desk, maya, { email: emailOf(otto), password: PASSWORD }, from);
  const [told] = await mailsTo(desk, emailOf(otto));
  expect(told).toMatchObject({ subject: "This address has an account", link: null });
  const token = await tokenTo(desk, emailOf(maya));
  expect(await useLink(desk, { token }, null)).toMatchObject({ outcome: "waiting" });
});

test("links that somebody has made for themselves are rows of the trail", async () => {
  const [nora, maya] = [await aNewcomer(), await it.addPerson("Maya", "user")];
  await sendVerification(desk, nora, from);
  await changeAddress(desk, maya, { email: "elsewhere@example.com", password: PASSWORD }, from);
  const made = (id: string) => it.db.collection(auditRows).find({ action: "link.made", onId: id }).toArray();
  expect(await made(nora.id)).toMatchObject([{ actorId: nora.id, after: { kind: "verify" } }]);
  expect(await made(maya.id)).toMatchObject([{ actorId: maya.id, after: { kind: "change-address" } }]);
});

test("a verification is sent again, five times an hour with the first", async () => {
  const nora = await aNewcomer();
  for (let sent = 0; sent < 4; sent++) await sendVerification(desk, nora, from);
  expect(await mailsTo(desk, nora.email)).toHaveLength(5);
  await expect(sendVerification(desk, nora, from)).rejects.toMatchObject({ code: "request.too-many" });
  clock.advance(HOUR_MS);
  await sendVerification(desk, nora, from);
});
