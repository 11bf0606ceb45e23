import { afterAll, beforeEach, expect, test } from "vitest";
import { MOST_MADE } from "#server/core/once/made.ts";
import { askedOnce, type Once } from "#server/core/once/once.ts";
import { anOnce } from "#server/core/once/testing.ts";
import { aTestClock, startTestDesk } from "#server/desk/testing.ts";
import { addComment } from "./add-comment.ts";
import { changePriority } from "./change-priority.ts";
import { changeStatus } from "./change-status.ts";
import { correctComplaint } from "./correct-complaint.ts";
import { fileComplaint } from "./file-complaint.ts";
import { getComplaint } from "./get-complaint.ts";
import { complaintRows } from "./rows.ts";

const clock = aTestClock();
const it = await startTestDesk({ clock });
afterAll(() => it.stop());
beforeEach(() => it.emptied());
const maya = await it.addPerson("Maya", "user");
const ines = await it.addPerson("Ines", "admin");

const NEW = { title: "The kettle hums", description: "All day long.", category: "Technical" };
const HELLO = { message: "Hello?", internal: false };
const DAY_MS = 24 * 3_600_000;
const under = (once: Once | null) => askedOnce(it.desk, { once });

test("of many who file under one key at the same moment, all are told of one complaint", async () => {
  const once = anOnce("storm");
  const all = await Promise.all(Array.from({ length: 8 }, () => fileComplaint(under(once), maya, NEW)));
  expect(new Set(all.map(({ _id }) => _id)).size).toBe(1);
  expect(once.count.repeats).toBe(7);
  expect(await it.desk.complaints.countOfCustomer(maya.id)).toBe(1);
});

test("of many who say the same under one key at the same moment, it is said once", async () => {
  const { _id: id } = await it.file(maya);
  const once = anOnce("storm of words");
  const all = await Promise.all(Array.from({ length: 8 }, () => addComment(under(once), maya, { id, ...HELLO })));
  expect(new Set(all.map(({ rev }) => rev))).toEqual(new Set([2]));
  expect(once.count.repeats).toBe(7);
  expect((await getComplaint(it.desk, maya, id)).timeline).toHaveLength(2);
  expect(await it.eventsOf(id)).toHaveLength(2);
});

test("the first answer is told again, not what has happened since", async () => {
  const { _id: id } = await it.file(maya);
  const once = anOnce("urgent");
  const first = await changePriority(under(once), ines, { id, priority: "Critical" });
  clock.advance(60_000);
  await changePriority(it.desk, ines, { id, priority: "Low" });
  await changeStatus(it.desk, maya, { id, status: "Closed" });
  expect(await changePriority(under(once), ines, { id, priority: "Critical" })).toEqual(first);
  expect(await getComplaint(it.desk, maya, id)).toMatchObject({ priority: "Low", status: "Closed", rev: 4 });
});

test("the first answer is told again, though what it is called and about was corrected since", async () => {
  const once = anOnce("filed and corrected");
  const filed = await fileComplaint(under(once), maya, NEW);
  const words = anOnce("said, then corrected");
  const said = await addComment(under(words), maya, { id: filed._id, ...HELLO });
  await correctComplaint(it.desk, ines, { id: filed._id, title: "The lamp hums", category: "Product" });
  expect(await fileComplaint(under(once), maya, NEW)).toEqual(filed);
  expect(await addComment(under(words), maya, { id: filed._id, ...HELLO })).toEqual(said);
});

test("what would be refused by now is answered as the first time", async () => {
  const { _id: id } = await it.file(maya);
  const once = anOnce("closed");
  const first = await changeStatus(under(once), maya, { id, status: "Closed" });
  await changeStatus(it.desk, ines, { id, status: "Open" });
  await changeStatus(it.desk, ines, { id, status: "Closed" });
  expect(await changeStatus(under(once), maya, { id, status: "Closed" })).toEqual(first);
});

test("a key that changed a complaint otherwise is refused, and names it", async () => {
  const { _id: id, complaintId } = await it.file(maya);
  await addComment(under(anOnce("words", "Hello?")), maya, { id, ...HELLO });
  await expect(addComment(under(anOnce("words", "Bye.")), maya, { id, ...HELLO })).rejects.toMatchObject({
    code: "request.idempotency-mismatch",
    detail: { complaintId },
  });
});

test("a key is known for a day, and is a new one after it", async () => {
  const { _id: id } = await it.file(maya);
  const say = (key: string) => addComment(under(anOnce(key)), maya, { id, ...HELLO });
  const first = await say("first");
  clock.advance(DAY_MS);
  expect(await say("first")).toEqual(first);
  clock.advance(1);
  expect(await say("first")).toMatchObject({ rev: 3 });
});

/** As so many requests would leave it: all but one of as many as it honours. */
async function withOthers(id: string): Promise<void> {
  const complaints = it.db.collection(complaintRows);
  const first = (await complaints.findOne({}))?.made?.[0];
  if (!first) throw new Error(`${id} has no key yet.`);
  const others = Array.from({ length: MOST_MADE - 2 }, (_, n) => ({ ...first, key: `other-${n}` }));
  await complaints.updateOne({}, { $push: { made: { $each: others } } });
}

test("a key is known whatever comes after it; who would be one too many is refused, and can still close", async () => {
  const { _id: id, complaintId } = await it.file(maya);
  const say = (key: string) => addComment(under(anOnce(key)), maya, { id, ...HELLO });
  const first = await say("first");
  clock.advance(DAY_MS / 2);
  await withOthers(id);
  await say("one more");
  await expect(say("too many")).rejects.toMatchObject({
    code: "request.too-many",
    message: expect.stringContaining(complaintId),
    detail: { retryAfterSeconds: DAY_MS / 2_000 + 1 },
  });
  const same = changePriority(under(anOnce("nothing")), ines, { id, priority: "Medium" });
  await expect(same).rejects.toMatchObject({ code: "request.too-many" });
  expect(await say("first")).toEqual(first);
  expect(await addComment(it.desk, maya, { id, ...HELLO })).toMatchObject({ rev: 4 });
  await changeStatus(under(anOnce("the end")), maya, { id, status: "Closed" });
});

test("keys that have had their day are let go of", async () => {
  const { _id: id } = await it.file(maya);
  const say = (key: string) => addComment(under(anOnce(key)), maya, { id, ...HELLO });
  await say("first");
  await withOthers(id);
  clock.advance(DAY_MS / 2);
  await say("this one stays");
  clock.advance(DAY_MS / 2 + 1);
  await say("one more");
  const row = await it.db.collection(complaintRows).findOne({});
  expect(row?.made?.map(({ key }) => key)).toEqual(["this one stays", "one more"]);
  expect(await say("this one stays")).toMatchObject({ rev: 3 });
});

test("a filing that is refused for its key leaves nobody behind", async () => {
  const [emil, vera] = ["emil@example.com", "vera@example.com"];
  const file = (asked: string, name: string, email: string) =>
    fileComplaint(under(anOnce("for others", asked)), ines, { ...NEW, onBehalfOf: { name, email } });
  const first = await file("Emil", "Emil", emil);
  await expect(file("Vera", "Vera", vera)).rejects.toMatchObject({ code: "request.idempotency-mismatch" });
  expect(await it.desk.accounts.findClaim(vera)).toBeNull();
  expect(await file("Emil", "Emil", emil)).toEqual(first);
});

test("who files at once shares a block of numbers and a command, and everybody has a number of their own", async () => {
  await it.inlineRelay.drain();
  it.commands.length = 0;
  const filed = await Promise.all(
    Array.from({ length: 20 }, () => fileComplaint({ ...under(null), offer: () => {} }, maya, NEW)),
  );
  expect(new Set(filed.map(({ complaintId }) => complaintId)).size).toBe(20);
  for (const shared of ["findAndModify", "insert"])
    expect(it.commands.filter((name) => name === shared).length).toBeLessThan(20);
});

test("a key costs no command: filing and changing ask the database as often as without", async () => {
  const costs = async (work: (once: Once | null) => Promise<unknown>, once: Once | null) => {
    await it.inlineRelay.drain();
    it.commands.length = 0;
    // What is committed is left to the sweeper: the relay's commands are not the request's.
    await work(once);
    return [...it.commands];
  };
  const quiet = (once: Once | null) => ({ ...under(once), offer: () => {} });
  const { _id: id } = await it.file(maya);
  // Nothing is left of what was counted ahead when many filed at once.
  await it.desk.complaints.nextNumber(2);
  // What can be said of the wait is read for all who file within a moment, by whoever comes first.
  const waits = { ...it.desk.waits, stated: async () => null };
  const file = (once: Once | null) => fileComplaint({ ...quiet(once), waits }, maya, NEW);
  const say = (once: Once | null) => addComment(quiet(once), maya, { id, ...HELLO });
  expect(await costs(file, anOnce("a"))).toEqual(await costs(file, null));
  expect(await costs(say, anOnce("b"))).toEqual(await costs(say, null));
  // Number and document; categories are known.
  expect(await costs(file, null)).toEqual(["findAndModify", "insert"]);
  // The complaint, read and written; what its writer was told of it is read then.
  expect(await costs(say, null)).toEqual(["find", "update", "update"]);
  // What staff say is no draft any more, on whatever device of theirs.
  const reply = (once: Once | null) => addComment(quiet(once), ines, { id, ...HELLO });
  expect(await costs(reply, anOnce("c"))).toEqual([...(await costs(reply, null)), "update"]);
});
