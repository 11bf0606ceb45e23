import { afterAll, beforeAll, expect, test } from "vitest";
import { auditRows } from "#server/desk/audit/rows.ts";
import { createNoticeStore } from "#server/desk/notices/store.ts";
import { closeDemo } from "#server/desk/people/close-demo.ts";
import { userRows } from "#server/desk/people/rows.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { bringIn } from "../experiments/cast.ts";
import { seedDemo } from "./seed.ts";

let it: Awaited<ReturnType<typeof startTestDesk>>;
beforeAll(async () => {
  it = await startTestDesk();
});
afterAll(() => it.stop());

test("a demo that becomes public loses its people and keeps what they wrote; people of its own stay", async () => {
  const own = await it.addPerson("Olga", "admin");
  const { people, complaints } = await seedDemo({ db: it.db, desk: it.desk, notices: createNoticeStore(it.db) });
  await bringIn({ ...it.desk, secret: "s".repeat(32) });
  const before = await it.db.collection(userRows).countDocuments({});

  expect(await closeDemo(it.desk)).toBe(before - 1);
  expect(before - 1).toBeGreaterThan(people);
  const active = await it.db.collection(userRows).find({ active: true }).toArray();
  expect(active.map(({ _id }) => _id.toHexString())).toEqual([own.id]);
  for (const agent of await it.desk.agents.list()) expect(agent.availability).toBe("offline");
  expect(complaints).toBeGreaterThan(50);
  expect((await it.desk.accounts.findByEmail("user1@demo.test"))?.name).toBe("Maya Lindqvist");
  const rows = await it.db.collection(auditRows).find({ action: "account.changed", actorId: null }).toArray();
  expect(rows).toHaveLength(before - 1);
  expect(rows[0]).toMatchObject({ onKind: "person", before: { active: true }, after: { active: false } });
  expect(await closeDemo(it.desk)).toBe(0);
});
