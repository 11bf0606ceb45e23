import { afterAll, expect, test, vi } from "vitest";
import { userIdOf } from "#server/core/ids.ts";
import { aTestClock, startTestDesk } from "#server/desk/testing.ts";
import { systemIds } from "#server/platform/ids.ts";
import { createAccessFeed } from "./access-changes.ts";
import type { NewAccount } from "./account.ts";
import { createPeopleReader } from "./people-reader.ts";

const clock = aTestClock();
const it = await startTestDesk({ clock });
afterAll(() => it.stop());
const { accounts } = it.desk;

function anAccount(fields: Partial<NewAccount> = {}): NewAccount {
  const id = userIdOf(systemIds.documentId());
  return {
    ...{ id, name: "Maya", email: `${id}@example.com`, role: "user", active: true },
    ...{ passwordHash: null, identity: null, createdAt: clock.now(), ...fields },
  };
}

test("an account is read as it was written, in its first session and never seen", async () => {
  const maya = anAccount({ identity: "google:1", passwordHash: "a hash" });
  expect(await accounts.insert(maya)).toBe(true);
  const stored = { ...maya, sessionVersion: 1, lastSeenAt: null };
  expect(await accounts.findById(maya.id)).toEqual(stored);
  expect(await accounts.findByEmail(maya.email)).toEqual(stored);
  expect(await accounts.findByIdentity("google:1")).toEqual(stored);
});

test("one address and one identity open one account, and any number have no identity", async () => {
  const first = anAccount({ identity: "github:7" });
  expect(await accounts.insert(first)).toBe(true);
  expect(await accounts.insert(anAccount({ email: first.email }))).toBe(false);
  expect(await accounts.insert(anAccount({ identity: "github:7" }))).toBe(false);
  expect(await accounts.insert(anAccount())).toBe(true);
  expect(await accounts.insert(anAccount())).toBe(true);
});

test("sessions end where somebody is switched off or wants them ended, and nowhere else", async () => {
  const { id } = await it.addPerson("Maya", "user");
  const session = async () => (await accounts.findById(id))?.sessionVersion;
  await accounts.setPasswordHash(id, "made again at today's cost", { endSessions: false });
  await accounts.setRole(id, "agent");
  await accounts.rename(id, "Maya K.");
  expect(await session()).toBe(1);
  await accounts.setPasswordHash(id, "a new password's", { endSessions: true });
  expect(await session()).toBe(2);
  await accounts.setActive(id, false);
  expect(await session()).toBe(3);
  await accounts.setActive(id, true);
  expect(await session()).toBe(3);
});

test("the time somebody was last seen never goes back", async () => {
  const { id } = await it.addPerson("Maya", "user");
  const early = clock.now();
  const late = new Date(early.getTime() + 1_000);
  await accounts.touch(id, late);
  await accounts.touch(id, early);
  expect((await accounts.findById(id))?.lastSeenAt).toEqual(late);
});

test("only admins who are switched on count as admins", async () => {
  expect(await accounts.countActiveAdmins()).toBe(0);
  await it.addPerson("Ines", "admin");
  await accounts.setActive((await it.addPerson("Off", "admin")).id, false);
  expect(await accounts.countActiveAdmins()).toBe(1);
});

test("others see of a person their card, and of nobody nothing", async () => {
  const people = createPeopleReader(it.db);
  const { id } = await it.addPerson("Olga", "user");
  const email = `${id}@example.test`;
  expect(await people.find(id)).toEqual({
    id,
    active: true,
    isProved: true,
    name: "Olga",
    role: "user",
    email,
    createdAt: clock.now(),
  });
  expect(await people.find(userIdOf(systemIds.documentId()))).toBeNull();
});

test("whatever decides who is let in is news to every process, by the database's time; being here is none", async () => {
  const feed = createAccessFeed(it.db);
  const { id } = await it.addPerson("Maya", "user");
  const isNews = async (change: () => Promise<void>) => {
    const before = await feed.now();
    await vi.waitUntil(async () => (await feed.now()) > before);
    const since = await feed.now();
    await change();
    return (await feed.listChangedSince(since)).some(({ userId }) => userId === id);
  };
  expect(await isNews(() => accounts.touch(id, clock.now()))).toBe(false);
  expect(await isNews(() => accounts.rename(id, "Maya K."))).toBe(true);
  expect(await isNews(() => accounts.setRole(id, "agent"))).toBe(true);
  expect(await isNews(() => accounts.setPasswordHash(id, "new", { endSessions: true }))).toBe(true);
  expect(await isNews(() => accounts.endSessions(id))).toBe(true);
  expect(await isNews(() => accounts.setActive(id, false))).toBe(true);
});
