import { afterAll, expect, test } from "vitest";
import { authenticate } from "./authenticate.ts";
import { changePerson } from "./change-person.ts";
import { invitePerson } from "./invite-person.ts";
import { listPeople } from "./list-people.ts";
import { rename } from "./rename.ts";
import { PASSWORD, recordDesk, startAccountWorld } from "./testing.ts";

const world = await startAccountWorld();
const { deps } = world;
afterAll(() => world[Symbol.asyncDispose]());

const admin = await world.person("admin", "Root Admin");

test("an invited agent is on the desk and can sign in", async () => {
  const desk = recordDesk();
  const invitation = { name: "Asha", email: "asha@example.com", role: "agent" as const, password: PASSWORD };
  const person = await invitePerson(deps, desk, admin, invitation);
  expect(person).toMatchObject({ role: "agent", active: true });
  expect(desk.log).toEqual(["ensure Asha"]);
  await authenticate(deps, { email: "asha@example.com", password: PASSWORD }, { ip: "10.2.0.1" });
});

test("whoever becomes an agent joins the desk, and leaves it with the role", async () => {
  const user = await world.person();
  const desk = recordDesk();
  await changePerson(deps, desk, admin, { userId: user.id, role: "agent" });
  await changePerson(deps, desk, admin, { userId: user.id, role: "user" });
  expect(desk.log).toEqual([`ensure ${user.name}`, `retire ${user.id}`]);
});

test("an agent who is switched off leaves the desk and loses every session, and comes back", async () => {
  const agent = await world.person("agent");
  const before = await deps.accounts.findById(agent.id);
  const desk = recordDesk();
  await changePerson(deps, desk, admin, { userId: agent.id, active: false });
  const off = await deps.accounts.findById(agent.id);
  expect(off).toMatchObject({ active: false, sessionVersion: (before?.sessionVersion ?? 0) + 1 });
  await changePerson(deps, desk, admin, { userId: agent.id, active: true });
  expect(desk.log).toEqual([`retire ${agent.id}`, `ensure ${agent.name}`]);
});

test("repeating a promotion that stopped half-way finishes it", async () => {
  const user = await world.person();
  const broken = { ...recordDesk(), ensure: () => Promise.reject(new Error("the desk is away")) };
  await expect(changePerson(deps, broken, admin, { userId: user.id, role: "agent" })).rejects.toThrow("away");
  const desk = recordDesk();
  await changePerson(deps, desk, admin, { userId: user.id, role: "agent" });
  expect(desk.log).toEqual([`ensure ${user.name}`]);
});

test("the last admin keeps the role and stays switched on", async () => {
  const refusal = { code: "account.last-admin" };
  const demote = changePerson(deps, recordDesk(), admin, { userId: admin.id, role: "user" });
  await expect(demote).rejects.toMatchObject(refusal);
  const switchOff = changePerson(deps, recordDesk(), admin, { userId: admin.id, active: false });
  await expect(switchOff).rejects.toMatchObject(refusal);
});

test("two admins who demote each other at the same moment cannot leave the house without one", async () => {
  const other = await world.person("admin");
  await Promise.allSettled([
    changePerson(deps, recordDesk(), admin, { userId: other.id, role: "user" }),
    changePerson(deps, recordDesk(), other, { userId: admin.id, role: "user" }),
  ]);
  expect(await deps.accounts.countActiveAdmins()).toBeGreaterThanOrEqual(1);
  await deps.accounts.setRole(admin.id, "admin");
});

test("only admins see, invite and change people", async () => {
  const agent = await world.person("agent");
  const invitation = { name: "X", email: "x@example.com", role: "admin" as const, password: PASSWORD };
  const refusal = { code: "auth.forbidden" };
  await expect(listPeople(deps, agent, {})).rejects.toMatchObject(refusal);
  await expect(invitePerson(deps, recordDesk(), agent, invitation)).rejects.toMatchObject(refusal);
  const promotion = changePerson(deps, recordDesk(), agent, { userId: agent.id, role: "admin" });
  await expect(promotion).rejects.toMatchObject(refusal);
});

test("finds people by a part of their name or address, signs and all, and by role", async () => {
  await world.person("user", "Zoë (Berlin)");
  const names = async (input: Parameters<typeof listPeople>[2]) =>
    (await listPeople(deps, admin, input)).map(({ name }) => name);
  expect(await names({ q: "zoë (ber" })).toEqual(["Zoë (Berlin)"]);
  expect(await names({ q: ".*" })).toEqual([]);
  expect(await names({ q: "root", role: "agent" })).toEqual([]);
  expect(await names({ q: "root" })).toEqual(["Root Admin"]);
});

test("nobody is found under an id that is not one", async () => {
  const refusal = { code: "account.not-found" };
  const change = (userId: string) => changePerson(deps, recordDesk(), admin, { userId, active: true });
  await expect(change("COMP-10001")).rejects.toMatchObject(refusal);
  await expect(change("0".repeat(24))).rejects.toMatchObject(refusal);
});

test("an agent's new name reaches the desk", async () => {
  const agent = await world.person("agent");
  const desk = recordDesk();
  await rename(deps, desk, agent, { name: "Asha B." });
  expect(desk.log).toEqual(["ensure Asha B."]);
  expect((await deps.accounts.findById(agent.id))?.name).toBe("Asha B.");
});
