import { afterAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { agentIdOf, userIdOf } from "#server/core/ids.ts";
import { listAgents } from "#server/desk/agents/list-agents.ts";
import { getComplaint } from "#server/desk/complaints/get-complaint.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { changeName } from "./change-name.ts";
import { changePerson } from "./change-person.ts";

const it = await startTestDesk();
afterAll(() => it.stop());
beforeEach(() => it.emptied());
const { desk } = it;
const ines = await it.addPerson("Ines", "admin");

const change = (person: Pick<Actor, "id">, to: Omit<Parameters<typeof changePerson>[2], "userId">, by = ines) =>
  changePerson(desk, by, { userId: person.id, ...to });
const agents = async () => (await listAgents(desk, ines)).map(({ name, availability }) => `${name}: ${availability}`);

test("whoever becomes an agent joins the desk off duty, and leaves it with the role", async () => {
  const maya = await it.addPerson("Maya", "user");
  expect(await change(maya, { role: "agent" })).toMatchObject({ _id: maya.id, role: "agent", active: true });
  expect(await agents()).toEqual(["Maya: offline"]);
  expect(await change(maya, { role: "user" })).toMatchObject({ role: "user" });
  expect(await agents()).toEqual([]);
});

test("what an agent held goes back to the line when the role is taken, in the name of whoever took it", async () => {
  const maya = await it.addPerson("Maya", "user");
  const asha = await it.addAgent("Asha");
  const { _id } = await it.file(maya);
  await it.dispatch();
  await change(asha, { role: "user" });
  expect(await getComplaint(desk, ines, _id)).toMatchObject({ status: "Open", assignedTo: null });
  expect((await it.eventsOf(asha.id)).at(-1)).toMatchObject({
    type: "agent.deleted",
    body: { data: { deletedBy: ines.id } },
  });
});

test("an agent who is switched off leaves the desk and loses every session, and comes back off duty", async () => {
  const asha = await it.addAgent("Asha");
  expect(await change(asha, { active: false })).toMatchObject({ active: false, role: "agent" });
  expect(await desk.accounts.findById(asha.id)).toMatchObject({ active: false, sessionVersion: 2 });
  expect(await agents()).toEqual([]);
  await change(asha, { active: true });
  expect(await desk.accounts.findById(asha.id)).toMatchObject({ active: true, sessionVersion: 2 });
  expect(await agents()).toEqual(["Asha: offline"]);
});

test("whoever changed their name while they were no agent comes back under the new one", async () => {
  const asha = await it.addAgent("Asha");
  await change(asha, { role: "user" });
  await changeName(desk, { ...asha, role: "user" }, { name: "Asha B." });
  await change(asha, { role: "agent" });
  expect(await agents()).toEqual(["Asha B.: offline"]);
});

test("somebody who is switched off joins no desk before they are switched on", async () => {
  const maya = await it.addPerson("Maya", "user");
  await change(maya, { active: false });
  await change(maya, { role: "agent" });
  expect(await agents()).toEqual([]);
  await change(maya, { active: true });
  expect(await agents()).toEqual(["Maya: offline"]);
});

test("repeating a promotion that stopped half-way finishes it", async () => {
  const maya = await it.addPerson("Maya", "user");
  const away = { ...desk.agents, insert: () => Promise.reject(new Error("the database is away")) };
  const promotion = { userId: maya.id, role: "agent" as const };
  await expect(changePerson({ ...desk, agents: away }, ines, promotion)).rejects.toThrow("away");
  expect(await agents()).toEqual([]);
  await changePerson(desk, ines, promotion);
  expect(await agents()).toEqual(["Maya: offline"]);
});

test("a demotion that stops half-way has taken the agent off the desk already", async () => {
  const asha = await it.addAgent("Asha");
  const away = { ...desk.accounts, setRole: () => Promise.reject(new Error("the database is away")) };
  const demotion = { userId: asha.id, role: "user" as const };
  await expect(changePerson({ ...desk, accounts: away }, ines, demotion)).rejects.toThrow("away");
  expect(await agents()).toEqual([]);
  expect(await changePerson(desk, ines, demotion)).toMatchObject({ role: "user" });
});

test("two changes of a person at the same moment leave no place on the desk that their account does not carry", async () => {
  for (let n = 0; n < 6; n++) {
    const [maya, asha] = [await it.addPerson(`Maya ${n}`, "user"), await it.addAgent(`Asha ${n}`)];
    await Promise.all([
      change(maya, { role: "agent" }),
      change(maya, { active: false }),
      change(asha, { active: false }),
      change(asha, { role: "agent" }),
      change(asha, { active: true }),
    ]);
    for (const { id } of [maya, asha]) {
      const account = await desk.accounts.findById(id);
      const agent = await desk.agents.find(agentIdOf(id));
      const worksHere = account?.active === true && account.role === "agent";
      expect([account?.name, agent !== null && !agent.deleted]).toEqual([account?.name, worksHere]);
    }
  }
});

test("whoever was switched off while somebody else made them an agent is taken off the desk again", async () => {
  const maya = await it.addPerson("Maya", "user");
  const agents = {
    ...desk.agents,
    // The other change is made whole between this one's look at the account and its place on the desk.
    async insert(...given: Parameters<typeof desk.agents.insert>) {
      await change(maya, { active: false });
      return desk.agents.insert(...given);
    },
  };
  await changePerson({ ...desk, agents }, ines, { userId: maya.id, role: "agent" });
  expect(await desk.accounts.findById(maya.id)).toMatchObject({ active: false, role: "agent" });
  expect(await desk.agents.find(agentIdOf(maya.id))).toMatchObject({ deleted: true, onDuty: false });
});

test("an admin who could not be made an agent, being the last one, has no place on the desk", async () => {
  const other = await it.addPerson("Other", "admin");
  const accounts = {
    ...desk.accounts,
    async setRole(...given: Parameters<typeof desk.accounts.setRole>) {
      await desk.accounts.setRole(...given);
      // Meanwhile somebody else settles what they see, and the other admin goes.
      if (given[1] === "agent") {
        await change(other, { role: "agent" }, other);
        await desk.accounts.setRole(ines.id, "user");
      }
    },
  };
  const demotion = { userId: other.id, role: "agent" as const };
  await expect(changePerson({ ...desk, accounts }, ines, demotion)).rejects.toMatchObject({
    code: "account.last-admin",
  });
  await desk.accounts.setRole(ines.id, "admin");
  expect(await desk.accounts.findById(other.id)).toMatchObject({ role: "admin" });
  expect(await desk.agents.find(agentIdOf(other.id))).toMatchObject({ deleted: true });
  await change(other, { role: "user" });
});

test("the last admin keeps the role and stays switched on", async () => {
  const off = await it.addPerson("Off", "admin");
  await change(off, { active: false });
  const refusal = { code: "account.last-admin" };
  await expect(change(ines, { role: "agent" })).rejects.toMatchObject(refusal);
  await expect(change(ines, { active: false })).rejects.toMatchObject(refusal);
  expect(await desk.accounts.findById(ines.id)).toMatchObject({ role: "admin", active: true, sessionVersion: 1 });
  expect(await agents()).toEqual([]);
});

test("an admin may go as long as another stays", async () => {
  const other = await it.addPerson("Other", "admin");
  expect(await change(other, { role: "user" })).toMatchObject({ role: "user" });
  expect(await desk.accounts.countActiveAdmins()).toBe(1);
});

test("two admins who demote each other at the same moment cannot leave the house without one", async () => {
  const other = await it.addPerson("Other", "admin");
  // Both look before either writes.
  const bothLooked = Promise.withResolvers<void>();
  let looked = 0;
  const accounts = {
    ...desk.accounts,
    async countActiveAdmins() {
      const count = await desk.accounts.countActiveAdmins();
      if (++looked === 2) bothLooked.resolve();
      await bothLooked.promise;
      return count;
    },
  };
  const demotions = await Promise.allSettled([
    changePerson({ ...desk, accounts }, ines, { userId: other.id, role: "user" }),
    changePerson({ ...desk, accounts }, other, { userId: ines.id, role: "user" }),
  ]);
  const refused = demotions.filter(({ status }) => status === "rejected");
  expect(refused.length).toBeGreaterThanOrEqual(1);
  for (const outcome of refused) expect(outcome).toMatchObject({ reason: { code: "account.last-admin" } });
  expect(await desk.accounts.countActiveAdmins()).toBeGreaterThanOrEqual(1);
  await desk.accounts.setRole(ines.id, "admin");
});

test("only admins change people, themselves included, and nothing changes", async () => {
  const asha = await it.addAgent("Asha");
  const maya = await it.addPerson("Maya", "user");
  for (const actor of [asha, maya]) {
    const refusal = { code: "auth.forbidden" };
    await expect(change(actor, { role: "admin" }, actor)).rejects.toMatchObject(refusal);
    await expect(change(ines, { active: false }, actor)).rejects.toMatchObject(refusal);
    expect(await desk.accounts.findById(actor.id)).toMatchObject({ role: actor.role });
  }
});

test("nobody is found under an id that is not one, nor under one that nobody has", async () => {
  const refusal = { code: "account.not-found" };
  await expect(change({ id: userIdOf("COMP-10001") }, { active: true })).rejects.toMatchObject(refusal);
  await expect(change({ id: userIdOf("0".repeat(24)) }, { active: true })).rejects.toMatchObject(refusal);
});
