import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { emailOf, PASSWORD } from "#server/desk/testing.ts";
import { startTestWeb } from "#server/web/testing.ts";
import { listTrail } from "./read-trail.ts";
import type { AuditEntry } from "./wire.ts";

const world = await startTestWeb();
afterAll(() => world.stop());
const { desk } = world.web;
let admin: Actor;
let maya: Actor;
let asha: Actor;

beforeAll(async () => {
  admin = await world.addPerson("Ada", "admin");
  maya = await world.addPerson("Maya", "user");
  asha = await world.addAgent("Asha");
});

/** The rows that this leaves, oldest first. */
async function rowsOf(work: () => Promise<unknown>): Promise<AuditEntry[]> {
  const { seq } = await desk.audit.end();
  await work().catch(() => {});
  const { items } = await listTrail(desk, admin, { limit: 200 });
  return items.filter((row) => row.seq > seq).toReversed();
}

const on = (who: Actor, kind = "person") => expect.objectContaining({ kind, id: who.id, name: who.name });

test("a sign-in right or wrong says who and from where, or which address was tried", async () => {
  const signIn = (email: string, password: string) => world.call("POST /api/auth/token", { body: { email, password } });
  expect(
    await rowsOf(async () => {
      await signIn(emailOf(maya), "a wrong one");
      await signIn("nobody@example.test", "a wrong one");
      await signIn(emailOf(maya), PASSWORD);
    }),
  ).toMatchObject([
    { action: "sign-in.wrong", actorId: null, on: on(maya), personal: { email: emailOf(maya) }, via: "password" },
    { action: "sign-in.wrong", actorId: null, on: null, personal: { email: "nobody@example.test" } },
    { action: "sign-in", actorId: maya.id, on: on(maya), address: expect.any(String) as string },
  ]);
});

test("a sign-in that a limit refuses is one row a window, and asking for a new password another", async () => {
  const guess = () => world.call("POST /api/auth/token", { body: { email: emailOf(asha), password: "a wrong one" } });
  const rows = await rowsOf(async () => {
    for (let n = 0; n < 16; n++) await guess();
    const visitor = await world.procedures(null);
    await visitor.account.forgotPassword({ email: emailOf(asha) });
    await visitor.account.forgotPassword({ email: "nobody@example.test" });
  });
  const wrong = Array.from({ length: 10 }, () => expect.objectContaining({ action: "sign-in.wrong" }) as unknown);
  expect(rows).toEqual([
    ...wrong,
    expect.objectContaining({
      action: "sign-in.refused",
      actorId: null,
      on: on(asha),
      after: { code: "request.too-many" },
    }),
    expect.objectContaining({ action: "password.forgotten", actorId: null, on: on(asha) }),
    expect.objectContaining({ action: "password.forgotten", on: null, personal: { email: "nobody@example.test" } }),
  ]);
});

test("what an admin changes about somebody is there with how it was before", async () => {
  const asAdmin = await world.procedures(admin);
  expect(
    await rowsOf(async () => {
      await asAdmin.people.change({ userId: maya.id, role: "agent" });
      await asAdmin.people.change({ userId: maya.id, role: "user", active: true });
      await asAdmin.agents.setCapacity({ agentId: asha.id, capacity: 3 });
      await asAdmin.agents.setSkills({ agentId: asha.id, skills: ["Billing"] });
      await asAdmin.agents.setAvailability({ agentId: asha.id, availability: "offline" });
    }),
  ).toMatchObject([
    { action: "account.changed", actor: "Ada", on: on(maya), before: { role: "user" }, after: { role: "agent" } },
    { action: "account.changed", before: { role: "agent" }, after: { role: "user" } },
    { action: "agent.capacity", on: on(asha, "agent"), before: { capacity: 1 }, after: { capacity: 3 } },
    { action: "agent.skills", before: { skills: [] }, after: { skills: ["Billing"] } },
    { action: "agent.availability", before: { onDuty: true }, after: { onDuty: false }, via: "session" },
  ]);
});

test("what is refused is either not there or followed by a row that says so", async () => {
  const asAdmin = await world.procedures(admin);
  expect(await rowsOf(() => asAdmin.people.change({ userId: admin.id, role: "user" }))).toEqual([]);
  expect(await rowsOf(() => asAdmin.categories.add({ name: "Billing", description: "" }))).toEqual([]);
  const noToken = await rowsOf(async () => (await world.procedures(maya)).tokens.revoke({ tokenId: "0".repeat(24) }));
  expect(noToken).toMatchObject([
    { action: "token.revoked" },
    { action: "trail.not-done", after: { code: "token.not-found" }, on: { id: String(noToken[0]?.seq) } },
  ]);
});

test("what somebody does to their own account is there, without its secrets", async () => {
  const asMaya = await world.procedures(maya);
  const rows = await rowsOf(async () => {
    const { _id } = await asMaya.tokens.create({ name: "till at home", scope: "read", expiresInDays: 3 });
    await asMaya.tokens.revoke({ tokenId: _id });
    await asMaya.account.rename({ name: "Maya" });
    await asMaya.account.changePassword({ current: "a wrong one", next: "a longer one than before" }).catch(() => {});
    await asMaya.account.changePassword({ current: PASSWORD, next: "a longer one than before" });
  });
  expect(rows).toMatchObject([
    { action: "token.made", after: { scope: "read" }, personal: { name: "till at home" } },
    { action: "token.revoked", on: { kind: "token" } },
    { action: "account.renamed", personal: { before: "Maya", after: "Maya" } },
    { action: "password.wrong", on: on(maya) },
    { action: "password.changed", on: on(maya) },
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/longer one|wrong one|qf_/);
});

test("registering, inviting and the links that follow are there", async () => {
  const [visitor, asAdmin] = [await world.procedures(null), await world.procedures(admin)];
  const rows = await rowsOf(async () => {
    await visitor.account.register({ name: "Rosa", email: "rosa@example.test", password: "a password of some length" });
    const { link } = await asAdmin.people.invite({ name: "Ravi", email: "ravi@example.test", role: "agent" });
    const token = new URL(link ?? "").hash.slice(1);
    await visitor.links.use({ token, name: "Ravi", password: "a password of some length" });
    await asAdmin.people.makeLink({ userId: asha.id });
  });
  expect(rows).toMatchObject([
    { action: "account.registered", personal: { name: "Rosa", email: "rosa@example.test" } },
    { action: "account.invited", actor: "Ada", after: { role: "agent" }, personal: { email: "ravi@example.test" } },
    { action: "link.used", after: { kind: "invite", role: "agent" } },
    { action: "account.registered", actor: "Ravi", after: { role: "agent" } },
    { action: "link.made", actor: "Ada", on: on(asha), after: { kind: "reset" } },
  ]);
});

test("what an admin does with categories, letters and replays is there", async () => {
  const asAdmin = await world.procedures(admin);
  const rows = await rowsOf(async () => {
    await asAdmin.categories.add({ name: "Kettles", description: "" });
    await asAdmin.categories.change({ name: "Kettles", active: false });
    await asAdmin.replay.releaseParked();
    await asAdmin.deadLetters.archive({ all: true }).catch(() => {});
  });
  expect(rows.map(({ action, on: it }) => `${action} ${it?.id ?? ""}`)).toEqual([
    "category.added Kettles",
    "category.changed Kettles",
    "events.released ",
    "letters.archived all",
    `trail.not-done ${rows.at(-2)?.seq}`,
  ]);
});
