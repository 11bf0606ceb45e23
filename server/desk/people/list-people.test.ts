import { afterAll, expect, test } from "vitest";
import { startTestDesk } from "#server/desk/testing.ts";
import { listPeople } from "./list-people.ts";

const it = await startTestDesk();
afterAll(() => it.stop());
const { desk } = it;
const ines = await it.addPerson("Ines Root", "admin");
const zoe = await it.addPerson("Zoë (Berlin)", "user");
const asha = await it.addPerson("Asha", "agent");

const names = async (input: Parameters<typeof listPeople>[2]) =>
  (await listPeople(desk, ines, input)).map(({ name }) => name);

test("shows admins everybody, by name", async () => {
  expect(await names({})).toEqual(["Asha", "Ines Root", "Zoë (Berlin)"]);
});

test("finds people by a part of their name or address, signs and all, and by role", async () => {
  expect(await names({ q: "zoë (ber" })).toEqual(["Zoë (Berlin)"]);
  expect(await names({ q: `${zoe.id}@EXAMPLE` })).toEqual(["Zoë (Berlin)"]);
  expect(await names({ q: ".*" })).toEqual([]);
  expect(await names({ q: "root", role: "agent" })).toEqual([]);
  expect(await names({ role: "agent" })).toEqual(["Asha"]);
});

test("shows when somebody was last here, and nothing of their password", async () => {
  const seenAt = new Date("2026-03-02T09:00:00.000Z");
  await desk.accounts.touch(zoe.id, seenAt);
  const [person] = await listPeople(desk, ines, { q: "zoë" });
  expect(person).toMatchObject({ _id: zoe.id, role: "user", active: true, lastSeenAt: seenAt.toISOString() });
  expect(JSON.stringify(person)).not.toContain("argon2");
});

test("a long list ends at two hundred, and a search finds the rest", async () => {
  for (let i = 0; i < 200; i++) await it.addPerson(`Many ${i}`, "user");
  expect(await names({})).toHaveLength(200);
  expect(await names({ q: "berlin" })).toEqual(["Zoë (Berlin)"]);
});

test("only admins see who is here", async () => {
  for (const actor of [zoe, asha]) {
    await expect(listPeople(desk, actor, {})).rejects.toMatchObject({ code: "auth.forbidden" });
  }
});
