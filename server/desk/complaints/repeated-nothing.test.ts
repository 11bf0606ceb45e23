import { afterAll, beforeEach, expect, test } from "vitest";
import { askedOnce } from "#server/core/once/once.ts";
import { anOnce } from "#server/core/once/testing.ts";
import type { AgentActor } from "#server/core/testing.ts";
import { aTestClock, startTestDesk } from "#server/desk/testing.ts";
import { assignComplaint } from "./assign-complaint.ts";
import { changePriority } from "./change-priority.ts";
import type { ComplaintsRoom } from "./room.ts";
import { complaintRows } from "./rows.ts";
import type { Complaint } from "./wire.ts";

const clock = aTestClock();
const it = await startTestDesk({ clock });
afterAll(() => it.stop());
const { desk } = it;
const maya = await it.addPerson("Maya", "user");
const ines = await it.addPerson("Ines", "admin");
let asha: AgentActor;
let tomas: AgentActor;
let id: string;

beforeEach(async () => {
  await it.emptied();
  [asha, tomas] = [await it.addAgent("Asha"), await it.addAgent("Tomás")];
  ({ _id: id } = await it.file(maya));
});

/** As it lies there, once nothing of it is under way. */
async function found() {
  await it.inlineRelay.drain();
  return it.db.collection(complaintRows).findOne({});
}
const give = (agentId: string | null, room: ComplaintsRoom = desk) => assignComplaint(room, ines, { id, agentId });
const rank = (priority: Complaint["priority"], room: ComplaintsRoom = desk) =>
  changePriority(room, ines, { id, priority });

/** What somebody asks for that is so already, and what somebody else does after it. */
const CASES = {
  "back in the line": {
    before: async () => {},
    ask: (room: ComplaintsRoom) => give(null, room),
    since: () => give(tomas.id),
  },
  "given to whoever has it": {
    before: () => give(asha.id),
    ask: (room: ComplaintsRoom) => give(asha.id, room),
    since: () => give(tomas.id),
  },
  "the priority that it has": {
    before: async () => {},
    ask: (room: ComplaintsRoom) => rank("Medium", room),
    since: () => rank("Critical"),
  },
};

test.for(Object.entries(CASES))("%s: asked again, it undoes nothing that was done since", async ([name, each]) => {
  await each.before();
  const once = anOnce(name);
  const room = askedOnce(desk, { once });
  clock.advance(1_000);
  const first = await each.ask(room);
  expect(once.count.repeats).toBe(0);
  clock.advance(1_000);
  await each.since();
  const since = await found();
  expect(await each.ask(room)).toEqual(first);
  expect(once.count.repeats).toBe(1);
  expect(await found()).toEqual(since);
});

test("nothing to change moves nothing but its key, and nobody is told", async () => {
  const before = await found();
  await rank("Medium", askedOnce(desk, { once: anOnce("quiet") }));
  const { made, ...after } = { ...(await found()) };
  expect(made).toHaveLength(1);
  expect(after).toEqual(before);
});

test("of many who ask for nothing under one key at the same moment, one key stays", async () => {
  const once = anOnce("storm");
  const all = await Promise.all(Array.from({ length: 8 }, () => rank("Medium", askedOnce(desk, { once }))));
  expect(new Set(all.map(({ rev }) => rev))).toEqual(new Set([1]));
  expect(once.count.repeats).toBe(7);
  expect((await found())?.made).toHaveLength(1);
});

test("a key is kept only of what is still so: whoever was overtaken looks again", async () => {
  const read = desk.complaints.find;
  // Between the look and the key, it becomes Critical.
  let looks = 0;
  const find: typeof read = async (ticketId) => {
    const seen = await read(ticketId);
    if (looks++ === 0) await rank("Critical");
    return seen;
  };
  const room = askedOnce({ ...desk, complaints: { ...desk.complaints, find } }, { once: anOnce("overtaken") });
  expect(await rank("Medium", room)).toMatchObject({ priority: "Medium", rev: 3 });
});

test("after a day it is a new request, which does what it says", async () => {
  const room = askedOnce(desk, { once: anOnce("daily") });
  await rank("Medium", room);
  clock.advance(24 * 3_600_000 + 1);
  await rank("High");
  await rank("Medium", room);
  expect(await found()).toMatchObject({ priority: "Medium", rev: 3 });
  clock.advance(24 * 3_600_000 + 1);
  // The same key once more in the same list, and again with nothing to change.
  await rank("Medium", room);
  expect((await found())?.made).toHaveLength(3);
});
