import { afterAll, beforeEach, expect, test } from "vitest";
import { listAgents } from "#server/desk/agents/list-agents.ts";
import { PASSWORD, startTestDesk } from "#server/desk/testing.ts";
import { invitePerson } from "./invite-person.ts";
import { signInAt, visitFrom } from "./testing.ts";
import { InvitePerson } from "./wire.ts";

const it = await startTestDesk();
afterAll(() => it.stop());
beforeEach(() => it.emptied());
const { desk } = it;
const ines = await it.addPerson("Ines", "admin");

const invitation = (to: Partial<Parameters<typeof invitePerson>[2]>) =>
  InvitePerson.parse({ name: "Asha", email: "asha@example.com", role: "agent", password: PASSWORD, ...to });
const agents = async () => (await listAgents(desk, ines)).map(({ name, availability }) => `${name}: ${availability}`);

test("an invited agent is on the desk, off duty, and can sign in with the password handed over", async () => {
  const person = await invitePerson(desk, ines, invitation({}));
  expect(person).toMatchObject({ name: "Asha", email: "asha@example.com", role: "agent", active: true });
  expect(person.lastSeenAt).toBeNull();
  expect(await agents()).toEqual(["Asha: offline"]);
  const account = await signInAt(desk, { email: "asha@example.com", password: PASSWORD }, visitFrom("10.2.0.1"));
  expect(account).toMatchObject({ id: person._id, role: "agent" });
});

test("somebody invited into another role has no place on the desk", async () => {
  for (const role of ["user", "admin"] as const) {
    const email = `${role}@example.com`;
    expect(await invitePerson(desk, ines, invitation({ email, role }))).toMatchObject({ role, email });
  }
  expect(await agents()).toEqual([]);
});

test("shows neither the password nor what is kept of it", async () => {
  const person = await invitePerson(desk, ines, invitation({ email: "quiet@example.com" }));
  expect(JSON.stringify(person)).not.toMatch(new RegExp(`${PASSWORD}|argon2`));
});

test("an address that has an account is invited no second time, in whatever letters", async () => {
  await invitePerson(desk, ines, invitation({ email: "once@example.com", role: "user" }));
  const again = invitePerson(desk, ines, invitation({ email: " Once@Example.com " }));
  await expect(again).rejects.toMatchObject({
    code: "account.email-taken",
    detail: { fields: { email: expect.any(String) } },
  });
  expect(await agents()).toEqual([]);
});

test("only admins invite, and a refused invitation makes nobody", async () => {
  for (const role of ["user", "agent"] as const) {
    const refused = invitePerson(desk, await it.addPerson("Maya", role), invitation({ email: "x@example.com" }));
    await expect(refused).rejects.toMatchObject({ code: "auth.forbidden" });
  }
  expect(await desk.accounts.findByEmail("x@example.com")).toBeNull();
});
