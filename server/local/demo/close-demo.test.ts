import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { auditRows } from "#server/desk/audit/rows.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { createNoticeStore } from "#server/desk/notices/store.ts";
import { closeDemo } from "#server/desk/people/close-demo.ts";
import { userRows } from "#server/desk/people/rows.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { seedDemo } from "./seed.ts";

let it: Awaited<ReturnType<typeof startTestDesk>>;
beforeAll(async () => {
  it = await startTestDesk();
});
afterAll(() => it.stop());

test("whoever did something in the demo's week has been seen since", async () => {
  const demo = await startTestDesk();
  onTestFinished(() => demo.stop());
  await seedDemo({ db: demo.db, desk: demo.desk, notices: createNoticeStore(demo.db) });
  const busy = await demo.db.collection(complaintRows).distinct("timeline.by.id");
  const seen = await demo.db
    .collection(userRows)
    .find({ lastSeenAt: { $ne: null } })
    .toArray();
  expect(busy.length).toBeGreaterThan(5);
  expect(seen.map(({ _id }) => _id.toHexString()).toSorted()).toEqual(busy.map(String).toSorted());
});

test("a demo that becomes public loses its people and keeps what they wrote; people of its own stay", async () => {
  const own = await it.addPerson("Olga", "admin");
  const { people, complaints } = await seedDemo({ db: it.db, desk: it.desk, notices: createNoticeStore(it.db) });
  const before = await it.db.collection(userRows).countDocuments({});

  expect(await closeDemo(it.desk)).toBe(before - 1);
  expect(before - 1).toBe(people);
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
