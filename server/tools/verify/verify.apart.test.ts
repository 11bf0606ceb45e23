import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { agentRows } from "#server/desk/agents/rows.ts";
import { auditRows } from "#server/desk/audit/rows.ts";
import { fileComplaint } from "#server/desk/complaints/file-complaint.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { eventRows } from "#server/desk/events/rows.ts";
import { notificationRows } from "#server/desk/notices/rows.ts";
import { createNoticeStore } from "#server/desk/notices/store.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { seedDemo } from "#server/local/demo/seed.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { runTool } from "../testing.ts";

let it: Awaited<ReturnType<typeof startTestDesk>>;
let MONGODB_URI: string;

beforeAll(async () => {
  it = await startTestDesk();
  MONGODB_URI = it.mongodbUri;
});

afterAll(() => it.stop());

beforeEach(async () => {
  await it.inlineRelay.drain();
  for (const rows of [complaintRows, agentRows, eventRows, notificationRows])
    await it.db.collection<object>(rows).deleteMany({});
});

const verify = (...args: string[]) => runTool("verify", args, { MONGODB_URI });

test("says what holds, needing nothing but the database, and ends with 0", async () => {
  const maya = await it.addPerson("Maya", "user");
  await fileComplaint(it.desk, maya, { title: "The kettle hums", description: "", category: "Technical" });
  await it.inlineRelay.drain();
  const { code, out } = await verify("--strict");
  expect(out).toContain("1 complaints (1 open,");
  expect(out).toContain("All 15 invariants hold.");
  expect(code).toBe(0);
});

test("the demo's people and their week break nothing", async () => {
  await seedDemo({ db: it.db, desk: it.desk, notices: createNoticeStore(it.db) });
  await it.inlineRelay.drain();
  const { code, out } = await verify();
  expect(out).toContain("All 15 invariants hold.");
  expect(code).toBe(0);
});

test("names what does not hold and what to do, and ends with 1", async () => {
  const asha = await it.addAgent("Asha", { onDuty: false });
  await it.inlineRelay.drain();
  await it.db.collection(agentRows).updateOne({ _id: toObjectId(asha.id) }, { $set: { availability: "busy" } });
  const { code, out } = await verify("--grace", "0");
  expect(out).toContain("FAILS L2");
  expect(out).toContain("Asha is shown as busy and is offline.");
  expect(out).toContain("npm run doctor");
  expect(code).toBe(1);
  const report: unknown = JSON.parse((await verify("--strict", "--json")).out);
  expect(report).toMatchObject({ violations: [{ id: "L2", subject: { kind: "agent", id: asha.id } }] });
});

test("a row of the audit trail that somebody changed is named", async () => {
  const seq = await it.desk.trail.add({
    action: "sign-in.wrong",
    actorId: null,
    personal: { email: "eve@example.test" },
  });
  const trail = it.db.collection(auditRows);
  await trail.updateOne({ _id: seq }, { $set: { action: "sign-in" } });
  const { code, out } = await verify();
  expect(out).toContain("FAILS A1");
  expect(out).toContain(`Row ${seq} of the trail is not as it was written.`);
  expect(code).toBe(1);
  await trail.updateOne({ _id: seq }, { $set: { action: "sign-in.wrong" } });
  expect((await verify()).out).toContain("ok    A1");
});

test("a missing index is named before anything else, and not made", async () => {
  const complaints = it.db.collection(complaintRows);
  await complaints.dropIndex("line");
  const { code, out, err } = await verify("--strict");
  const names = (await complaints.indexes()).map(({ name }) => name);
  expect(err).toContain("The index complaints.line is missing.\n  -> Run npm run indexes.");
  expect(err).toContain("The rest can be looked at once these indexes are there.");
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(names).not.toContain("line");
  const built = await runTool("indexes", [], { MONGODB_URI });
  expect(built).toMatchObject({ code: 0, out: expect.stringContaining("Building complaints.line over 0 documents.") });
});

test("an index that refuses nothing is none that guards places", async () => {
  const complaints = it.db.collection(complaintRows);
  await complaints.dropIndex("one_per_slot");
  const partialFilterExpression = { slot: { $exists: true } };
  await complaints.createIndex({ slot: 1 }, { name: "one_per_slot", partialFilterExpression });
  const { code, out, err } = await verify("--strict");
  const tried = await runTool("indexes", [], { MONGODB_URI });
  await complaints.dropIndex("one_per_slot");
  const built = await runTool("indexes", [], { MONGODB_URI });
  expect(err).toContain("The index complaints.one_per_slot has unique not set instead of true.");
  expect(out).toContain("FAILS S1");
  expect(code).toBe(1);
  expect(tried).toMatchObject({ code: 1, out: expect.stringContaining("dropIndex('one_per_slot')") });
  expect(built.code).toBe(0);
});

test("an address that would lose tickets is refused in words", async () => {
  const { code, err } = await runTool("verify", [], { MONGODB_URI: `${MONGODB_URI}&w=1` });
  expect(err).toContain("MONGODB_URI must not say w=1: a write that only some servers have can vanish again.");
  expect(code).toBe(2);
});

test.each([
  ["no database", {}, "MONGODB_URI is missing"],
  [
    "one that is not there",
    { MONGODB_URI: "mongodb://127.0.0.1:1/none?serverSelectionTimeoutMS=200" },
    "cannot be looked at",
  ],
])("ends with 2 and a sentence when it is given %s", async (_, env, sentence) => {
  const { code, err } = await runTool("verify", [], env);
  expect(err).toContain(sentence);
  expect(code).toBe(2);
});
