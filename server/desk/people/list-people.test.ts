import { afterAll, expect, test } from "vitest";
import { startTestDesk } from "#server/desk/testing.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { listPeople } from "./list-people.ts";
import { renewPersonWords } from "./renew-person-words.ts";
import { userRows } from "./rows.ts";
import { createAccountStore } from "./store.ts";
import type { PeoplePage } from "./wire.ts";

const it = await startTestDesk();
afterAll(() => it.stop());
const { desk } = it;
const ines = await it.addPerson("Ines Root", "admin");
const zoe = await it.addPerson("Zoë (Berlin)", "user");
const asha = await it.addPerson("Asha", "agent");

const names = async (input: Parameters<typeof listPeople>[2]) =>
  (await listPeople(desk, ines, input)).items.map(({ name }) => name);

test("shows admins everybody, by name", async () => {
  expect(await names({})).toEqual(["Asha", "Ines Root", "Zoë (Berlin)"]);
});

test("finds people by words of their name or address, in any spelling, and by role", async () => {
  expect(await names({ q: "zoë (ber" })).toEqual(["Zoë (Berlin)"]);
  expect(await names({ q: `${zoe.id}@EXAMPLE` })).toEqual(["Zoë (Berlin)"]);
  expect(await names({ q: "ZOE" })).toEqual(["Zoë (Berlin)"]);
  expect(await names({ q: zoe.id })).toEqual(["Zoë (Berlin)"]);
  expect(await names({ q: ".*" })).toEqual([]);
  expect(await names({ q: "root", role: "agent" })).toEqual([]);
  expect(await names({ role: "agent" })).toEqual(["Asha"]);
});

test("shows when somebody was last here, and nothing of their password", async () => {
  const seenAt = new Date("2026-03-02T09:00:00.000Z");
  await desk.accounts.touch(zoe.id, seenAt);
  const [person] = (await listPeople(desk, ines, { q: "zoë" })).items;
  expect(person).toMatchObject({ _id: zoe.id, role: "user", active: true, lastSeenAt: seenAt.toISOString() });
  expect(JSON.stringify(person)).not.toContain("argon2");
});

test("a new name and a new address are found, and the old ones no longer", async () => {
  const ana = await it.addPerson("Ana", "user");
  await desk.accounts.rename(ana.id, "Łucja O’Neill");
  await desk.accounts.move(ana.id, { from: `${ana.id}@example.test`, to: "lu@moved.test", at: new Date() });
  for (const q of ["lucja", "oneill", "lu@moved", "moved.test"]) expect(await names({ q })).toEqual(["Łucja O’Neill"]);
  for (const q of ["ana", ana.id]) expect(await names({ q })).toEqual([]);
  await desk.accounts.shutForErasing(ana.id, new Date());
});

test("somebody whose words the version before wrote is found by any part, as then, until they are spelled anew", async () => {
  const old = await it.addPerson("Jørgen Dahlström", "user");
  const before = { $unset: { nameWords: true, addressWords: true, wordsVersion: true } } as const;
  await it.db.collection(userRows).updateOne({ _id: toObjectId(old.id) }, before);
  const later = { ...desk, accounts: createAccountStore(it.db) };
  const found = async (q: string) => (await listPeople(later, ines, { q })).items.map(({ name }) => name);
  expect(await found("ahlstr")).toEqual(["Jørgen Dahlström"]);
  expect(await renewPersonWords(it.db, 100)).toBe(1);
  expect(await renewPersonWords(it.db, 100)).toBe(0);
  expect(await found("jorgen dahlstroem")).toEqual(["Jørgen Dahlström"]);
  await desk.accounts.shutForErasing(old.id, new Date());
});

test("a long list comes page by page, nobody twice and nobody missed, whoever shares a name", async () => {
  for (let i = 0; i < 215; i++) await it.addPerson(`Many ${i % 4}`, "user");
  const seen: string[] = [];
  let cursor: Parameters<typeof listPeople>[2]["cursor"];
  for (let more = true; more; ) {
    const page: PeoplePage = await listPeople(desk, ines, { q: "many", cursor });
    seen.push(...page.items.map(({ _id }) => _id));
    cursor = page.nextCursor ?? undefined;
    more = page.nextCursor !== null;
  }
  expect(seen).toHaveLength(215);
  expect(new Set(seen).size).toBe(215);
  expect(await names({ q: "berlin" })).toEqual(["Zoë (Berlin)"]);
});

test("only admins see who is here", async () => {
  for (const actor of [zoe, asha]) {
    await expect(listPeople(desk, actor, {})).rejects.toMatchObject({ code: "auth.forbidden" });
  }
});
